//! The class `Compute`, and the library's life in the engine.

use godot::init::{ExtensionLibrary, InitLevel, InitStage};
use godot::register::GodotClass;

use super::lent::{Lent, Shared};
use super::method::register;
use super::{formula, help, layout, methods};
use crate::parallel;

/// Operations on whole packed arrays, in their own memory. All methods are static.
#[derive(Debug, GodotClass)]
#[class(no_init, base = Object)]
pub struct Compute {}

/// A formula over whole arrays, in the shape of the engine's `Expression`.
///
/// All that it does goes through a shared reference, so that several threads may use one. A tool class: in the editor others are
/// placeholders without methods.
#[derive(Debug, GodotClass)]
#[class(tool, init, base = RefCounted)]
pub struct ComputeExpression {
    formula: Shared<formula::State>,
}

impl Lent for ComputeExpression {
    type State = formula::State;

    fn shared(&self) -> &Shared<formula::State> {
        &self.formula
    }
}

/// What benchmarks compare against.
#[cfg(feature = "bench")]
#[derive(Debug, GodotClass)]
#[class(no_init, base = Object)]
pub struct ComputeBenchmark {}

/// What only tests call.
#[cfg(feature = "engine-tests")]
#[derive(Debug, GodotClass)]
#[class(no_init, base = Object)]
pub struct ComputeTest {}

/// The library, as the engine sees it.
#[derive(Debug)]
pub(super) struct Library;

// SAFETY: the entry point is the crate's own and hands over to gdext's.
unsafe impl ExtensionLibrary for Library {
    fn min_level() -> InitLevel {
        InitLevel::Scene
    }

    fn on_stage_init(stage: InitStage) {
        match stage {
            // gdext has registered the class when this is called.
            InitStage::Scene => {
                let _ = layout::access();
                parallel::set_thread_count(0);
                for class in methods::CLASSES.iter() {
                    for family in &class.families {
                        register(class.name, family);
                    }
                }
                #[cfg(feature = "bench")]
                register("ComputeBenchmark", methods::BENCHMARK);
                #[cfg(feature = "engine-tests")]
                register("ComputeTest", methods::TEST);
            }
            InitStage::Editor => help::load(),
            _ => {}
        }
    }

    fn on_stage_deinit(stage: InitStage) {
        if stage == InitStage::Scene {
            // The engine may close the library next, and threads must not run in it then.
            parallel::shutdown();
        }
    }
}
