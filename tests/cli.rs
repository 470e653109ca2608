//! The command line as its users see it: the sessions in `tests/cmd`, run with the binary.
//!
//! `TRYCMD=overwrite cargo test --test cli` writes what it says now.

#[test]
fn sessions() {
    trycmd::TestCases::new()
        .env("LC_ALL", "C")
        .env("LANGUAGE", "")
        .env("COLUMNS", "100")
        .env("INTERLIGNE_DATA", "data")
        .env("XDG_CONFIG_HOME", "/nowhere")
        .case("tests/cmd/*.trycmd");
}
