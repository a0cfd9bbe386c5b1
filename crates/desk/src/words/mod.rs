//! Everything the core says to a person, in English and Spanish.

pub mod findings;
