//! The project's own commands: `cargo xtask demo | screenshots | test | lint | fuzz | build | package | godot`.

mod build;
mod cargo;
mod demo;
mod engine;
mod fuzz;
mod harden;
mod lint;
mod log;
mod package;
mod platforms;
mod process;
mod project;
mod scenes;
mod screenshots;
mod steps;
mod test;
mod tools;
mod workspace;

use clap::{Parser, Subcommand};

/// What the command line may say.
#[derive(Parser)]
#[command(name = "cargo xtask", about = "The project's own commands")]
struct CommandLine {
    #[command(subcommand)]
    task: Task,
}

/// One subcommand each; the work is in the module it is handed to.
#[derive(Subcommand)]
enum Task {
    /// Print the path of a Godot that the project can use, fetching one if need be.
    ///
    /// It is the one that $GODOT names, else `godot4` or `godot` on the path,
    /// else (on Debian-like systems) one unpacked in target/godot, without
    /// root and without a change to the system. $PACKED_COMPUTE_GODOT_DIR
    /// names another folder than target/godot.
    Godot(engine::report::Options),
    /// Compile the addon at every CPU level and assemble its folder.
    Build(build::Options),
    /// Pack the addon, and the demo with it, for the stores: for every platform.
    Package(package::Options),
    /// Try the addon on systems, processors and CPU levels that this machine is
    /// not: emulated, or in Wine.
    Platforms(platforms::Options),
    /// Check what takes longer than the tests may: data races, the language's
    /// rules, other people's licences and advisories, many threads at once.
    Harden(harden::Options),
    /// Measure the addon in the real engine against the engine's operator, a
    /// GDScript loop and memcpy; or run a scene of the demo by itself.
    Demo(demo::Options),
    /// Take pictures of the demo's scenes for docs/images, drawn by the CPU on
    /// a screen that nobody sees.
    Screenshots(screenshots::Options),
    /// Check what can be checked without running: format, clippy, the
    /// documentation, dependencies, words.
    Lint(lint::Options),
    /// Run every test: of Rust code, in the real engine, in an exported game.
    Test(test::Options),
    /// Try what nobody would think of: methods with arguments by chance, any
    /// text, any bytes.
    ///
    /// `engine` calls every method in the real engine. `formula` and `strided`
    /// start from what tests/fuzz keeps, which the tests try as well, and add
    /// what takes a way of its own; they need a nightly toolchain and a C++
    /// compiler.
    Fuzz(fuzz::Options),
}

fn main() -> anyhow::Result<()> {
    match CommandLine::parse().task {
        Task::Godot(options) => engine::report::run(&options),
        Task::Build(options) => build::run(&options),
        Task::Package(options) => package::run(&options),
        Task::Platforms(options) => {
            platforms::run(&options);
            Ok(())
        }
        Task::Harden(options) => {
            harden::run(&options);
            Ok(())
        }
        Task::Demo(options) => demo::run(&options),
        Task::Screenshots(options) => screenshots::run(&options),
        Task::Lint(options) => lint::run(&options),
        Task::Test(options) => test::run(&options),
        Task::Fuzz(options) => fuzz::run(&options),
    }
}
