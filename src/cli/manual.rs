//! The manual page: one page for the program, with a section for each command.

use std::io;

use clap::Command;
use clap_mangen::Man;

/// The page, as roff.
pub(super) fn page(mut command: Command) -> io::Result<String> {
    command.build();
    let mut page = Vec::new();
    Man::new(command.clone()).render(&mut page)?;
    for inner in command.get_subcommands() {
        let mut section = Vec::new();
        let man = Man::new(inner.clone());
        man.render_synopsis_section(&mut section)?;
        if inner.get_arguments().next().is_some() {
            man.render_options_section(&mut section)?;
        }
        // A page of its own would have these sections; inside one page they are parts of the command's.
        let title = inner.get_bin_name().unwrap_or_else(|| inner.get_name()).to_uppercase();
        let section = String::from_utf8_lossy(&section)
            .replace(".SH SYNOPSIS", &format!(".SH \"{title}\""))
            .replace(".SH ", ".SS ")
            .replace(&format!(".SS \"{title}\""), &format!(".SH \"{title}\""));
        page.extend_from_slice(section.as_bytes());
    }
    // Not every formatter knows the no-break spaces of French by their numbers.
    Ok(String::from_utf8_lossy(&page).replace(['\u{a0}', '\u{202f}'], "\\~"))
}
