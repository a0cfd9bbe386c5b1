//! What the operating system has to provide, and what it is called there.

/// A thing the build or the tests need from the system.
pub struct Need {
    /// Its package on Debian and Ubuntu.
    pub debian: &'static str,
    /// Its package on Fedora.
    pub fedora: &'static str,
    /// Its package on Arch Linux.
    pub arch: &'static str,
    /// How its presence shows where packages cannot be asked for.
    pub sign: Sign,
}

/// What proves that a need is met.
pub enum Sign {
    /// `pkg-config` knows this library.
    Library(&'static str),
    /// One of these programs is on the search path.
    Program(&'static [&'static str]),
    /// Nothing looks for it; it comes with the others.
    None,
}

/// To build the application.
pub const BUILD: &[Need] = &[
    Need { debian: "build-essential", fedora: "gcc-c++", arch: "base-devel", sign: Sign::Program(&["c++"]) },
    Need {
        debian: "pkg-config",
        fedora: "pkgconf-pkg-config",
        arch: "pkgconf",
        sign: Sign::Program(&["pkg-config"]),
    },
    Need {
        debian: "libwebkit2gtk-4.1-dev",
        fedora: "webkit2gtk4.1-devel",
        arch: "webkit2gtk-4.1",
        sign: Sign::Library("webkit2gtk-4.1"),
    },
    Need {
        debian: "libjavascriptcoregtk-4.1-dev",
        fedora: "javascriptcoregtk4.1-devel",
        arch: "webkit2gtk-4.1",
        sign: Sign::Library("javascriptcoregtk-4.1"),
    },
    Need {
        debian: "libsoup-3.0-dev",
        fedora: "libsoup3-devel",
        arch: "libsoup3",
        sign: Sign::Library("libsoup-3.0"),
    },
];

/// To test it as well: a display without a screen, two drivers of web views, and a judge of workbooks.
pub const TEST: &[Need] = &[
    Need {
        debian: "xvfb",
        fedora: "xorg-x11-server-Xvfb",
        arch: "xorg-server-xvfb",
        sign: Sign::Program(&["Xvfb"]),
    },
    Need { debian: "xauth", fedora: "xorg-x11-xauth", arch: "xorg-xauth", sign: Sign::Program(&["xauth"]) },
    Need {
        debian: "webkit2gtk-driver",
        fedora: "webkit2gtk-driver",
        arch: "webkit2gtk-4.1",
        sign: Sign::Program(&["WebKitWebDriver"]),
    },
    Need { debian: "dbus", fedora: "dbus-daemon", arch: "dbus", sign: Sign::Program(&["dbus-daemon"]) },
    Need {
        debian: "imagemagick",
        fedora: "ImageMagick",
        arch: "imagemagick",
        sign: Sign::Program(&["import"]),
    },
    Need { debian: "fonts-dejavu-core", fedora: "dejavu-sans-fonts", arch: "ttf-dejavu", sign: Sign::None },
    Need {
        debian: "libreoffice-calc",
        fedora: "libreoffice-calc",
        arch: "libreoffice-fresh",
        sign: Sign::Program(&["soffice"]),
    },
    Need { debian: "chromium", fedora: "chromium", arch: "chromium", sign: Sign::Program(CHROMIUM) },
];

/// The names that Chromium and its kin go by.
pub const CHROMIUM: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
