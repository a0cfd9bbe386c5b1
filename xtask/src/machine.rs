use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use anyhow::{Result, bail};

use crate::packages::{Need, Sign};
use crate::process::{found, must, output};

/// Installs what the system lacks, where apt can do it; elsewhere says what to install.
///
/// # Errors
/// When something is missing that could not be installed.
pub fn provide(needs: &[&Need]) -> Result<()> {
    if cfg!(windows) || cfg!(target_os = "macos") {
        // There the web view is part of the system.
        return Ok(());
    }
    if found(&["apt-get"]).is_some() && found(&["dpkg-query"]).is_some() {
        return install_with_apt(&missing_packages(needs));
    }
    let missing: Vec<&Need> = needs.iter().copied().filter(|need| !shows(&need.sign)).collect();
    if missing.is_empty() { Ok(()) } else { bail!(advice(&missing)) }
}

fn missing_packages(needs: &[&Need]) -> Vec<&'static str> {
    // It fails if it does not know one of the packages, and still lists all others.
    let mut query = Command::new("dpkg-query");
    query.args(["-W", "-f=${Package} ${db:Status-Status}\n"]).args(needs.iter().map(|need| need.debian));
    let listed = query.output().map(|output| output.stdout).unwrap_or_default();
    let listed = String::from_utf8_lossy(&listed);
    let installed: BTreeSet<&str> =
        listed.lines().filter_map(|line| line.strip_suffix(" installed")).collect();
    // A program may come from elsewhere than its package: a browser of the user's own, say.
    let is_there = |need: &Need| {
        installed.contains(need.debian) || matches!(need.sign, Sign::Program(names) if found(names).is_some())
    };
    needs.iter().filter(|need| !is_there(need)).map(|need| on_this_debian(need.debian)).collect()
}

/// Ubuntu has Chromium under another name.
fn on_this_debian(package: &'static str) -> &'static str {
    let is_ubuntu = || fs::read_to_string("/etc/os-release").is_ok_and(|text| text.contains("ID=ubuntu"));
    if package == "chromium" && is_ubuntu() { "chromium-browser" } else { package }
}

fn install_with_apt(packages: &[&str]) -> Result<()> {
    if packages.is_empty() {
        return Ok(());
    }
    println!("This system lacks: {}", packages.join(" "));
    let remedy = format!("Install these packages yourself and try again: {}", packages.join(" "));
    must(apt_get()?.arg("update"), &remedy)?;
    must(apt_get()?.args(["install", "--yes", "--no-install-recommends"]).args(packages), &remedy)
}

fn apt_get() -> Result<Command> {
    let options = ["-o", "DPkg::Lock::Timeout=900", "-o", "Acquire::Retries=3"];
    let mut command = if output(Command::new("id").arg("-u"))? == "0" {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    } else if found(&["sudo"]).is_some() {
        // sudo drops the environment, so that the variable has to travel as an argument.
        let mut command = Command::new("sudo");
        command.args(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        command
    } else {
        bail!(
            "Installing packages needs root or sudo, and this user has neither. Run `cargo xtask setup --test` as root once."
        );
    };
    command.args(options);
    Ok(command)
}

fn shows(sign: &Sign) -> bool {
    match sign {
        Sign::Library(name) => output(Command::new("pkg-config").args(["--exists", name])).is_ok(),
        Sign::Program(names) => found(names).is_some(),
        Sign::None => true,
    }
}

fn advice(missing: &[&Need]) -> String {
    let system = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let listed = |name: fn(&Need) -> &'static str| {
        let names: BTreeSet<&str> = missing.iter().map(|need| name(need)).collect();
        names.into_iter().collect::<Vec<_>>().join(" ")
    };
    let fedora = format!("sudo dnf install {}", listed(|need| need.fedora));
    let arch = format!("sudo pacman -S --needed {}", listed(|need| need.arch));
    if system.contains("fedora") {
        format!("Some packages are missing. Install them and try again:\n  {fedora}")
    } else if system.contains("arch") {
        format!("Some packages are missing. Install them and try again:\n  {arch}")
    } else {
        let debian = listed(|need| need.debian);
        format!(
            "Some packages are missing. Install what your system calls these, and try again:\n  \
             Debian, Ubuntu: sudo apt-get install {debian}\n  Fedora: {fedora}\n  Arch: {arch}"
        )
    }
}
