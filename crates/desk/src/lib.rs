pub mod problem;
pub mod request;
pub mod view;
pub mod words;
