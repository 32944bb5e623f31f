//! `cargo xtask godot`.

use anyhow::Result;

use super::Engine;
use crate::process;

/// The options of `cargo xtask godot`.
#[derive(clap::Args)]
pub struct Options {
    /// Say on standard error what else there is: the version, the release
    /// template, the memory checker, what is drawn with without a screen.
    #[arg(long)]
    details: bool,
}

/// Prints the path of the engine, and nothing else, on standard output.
pub fn run(options: &Options) -> Result<()> {
    let engine = Engine::locate()?;
    if options.details {
        print_details(&engine);
    }
    println!("{}", engine.editor().display());
    Ok(())
}

fn print_details(engine: &Engine) {
    eprintln!("version:          {}", engine.version());
    match engine.release_template() {
        Some(file) => eprintln!("release template: {}", file.display()),
        None => eprintln!("release template: none (set GODOT_TEMPLATE_RELEASE to one)"),
    }
    match engine.valgrind() {
        Ok(valgrind) => {
            let library = valgrind
                .get_envs()
                .find(|(name, _)| *name == "VALGRIND_LIB");
            let library = library
                .and_then(|(_, value)| value)
                .map(|value| value.to_string_lossy());
            let library = library
                .map(|value| format!("VALGRIND_LIB={value} "))
                .unwrap_or_default();
            eprintln!(
                "valgrind:         {library}{}",
                process::describe(&valgrind)
            );
        }
        Err(reason) => eprintln!("valgrind:         none ({reason:#})"),
    }
    match engine.screen() {
        Ok(screen) => eprintln!("screen:           for {}", screen.driver().display()),
        Err(reason) => eprintln!("screen:           none ({reason:#})"),
    }
}
