//! The editor's help, made of the doc comments of the method table.

use std::ffi::CString;
use std::fmt::Write;

use godot::builtin::VariantType;
use godot::meta::ToGodot;
use godot::sys;

use super::error::type_name;
use super::method::Method;
use super::methods::{self, Class};

/// Gives the editor its help on the classes.
pub(super) fn load() {
    for class in methods::CLASSES.iter() {
        let text = CString::new(class_xml(class)).expect("help has no zeros");
        // SAFETY: a C string that outlives the call; the interface is loaded, as the engine has initialised the library.
        unsafe { sys::interface_fn!(editor_help_load_xml_from_utf8_chars)(text.as_ptr()) };
    }
}

fn class_xml(class: &Class) -> String {
    let mut xml = String::new();
    let mut write = |line: std::fmt::Arguments<'_>| {
        writeln!(xml, "{line}").expect("writing to a string cannot fail");
    };
    let Class {
        name,
        inherits,
        brief,
        description: about,
        ..
    } = class;
    write(format_args!(
        r#"<class name="{name}" inherits="{inherits}">"#
    ));
    write(format_args!(
        "<brief_description>{brief}</brief_description>"
    ));
    write(format_args!("<description>{about}</description>"));
    write(format_args!("<methods>"));
    for method in class.families.iter().copied().flatten() {
        let qualifiers = if method.is_static { "static" } else { "" };
        write(format_args!(
            r#"<method name="{}" qualifiers="{qualifiers}">"#,
            method.name
        ));
        let returned = method.returned.map_or_else(|| "void".to_owned(), declared);
        let of = method
            .returned_enum
            .map_or_else(String::new, |name| format!(r#" enum="{name}""#));
        write(format_args!(r#"<return type="{returned}"{of} />"#));
        for (index, parameter) in method.parameters.iter().enumerate() {
            let (name, type_name) = (parameter.name, declared(parameter.variant_type));
            let default = parameter
                .default
                .map(|default| {
                    format!(
                        r#" default="{}""#,
                        escaped(&default().to_variant().stringify().to_string())
                    )
                })
                .unwrap_or_default();
            write(format_args!(
                r#"<param index="{index}" name="{name}" type="{type_name}"{default} />"#
            ));
        }
        write(format_args!(
            "<description>{}</description>",
            description(class, method)
        ));
        write(format_args!("</method>"));
    }
    write(format_args!("</methods>\n</class>"));
    xml
}

/// The name of a declared type, where `NIL` stands for any.
fn declared(variant_type: VariantType) -> String {
    match variant_type {
        VariantType::NIL => "Variant".to_owned(),
        other => type_name(other),
    }
}

/// The doc comment as the help wants it: paragraphs of one line each, parameters, methods and code marked.
fn description(class: &Class, method: &Method) -> String {
    let mut text = String::new();
    for line in method.doc.iter().map(|line| line.trim()) {
        match (line.is_empty(), text.is_empty() || text.ends_with('\n')) {
            (true, _) => text.push('\n'),
            (false, true) => text.push_str(line),
            (false, false) => {
                text.push(' ');
                text.push_str(line);
            }
        }
    }
    let mut marked = String::new();
    for (at, piece) in text.split('`').enumerate() {
        let piece = escaped(piece);
        if at % 2 == 0 {
            marked.push_str(&piece);
        } else if method
            .parameters
            .iter()
            .any(|parameter| parameter.name == piece)
        {
            let _ = write!(marked, "[param {piece}]");
        } else if class
            .families
            .iter()
            .copied()
            .flatten()
            .any(|other| other.name == piece)
        {
            let _ = write!(marked, "[method {piece}]");
        } else {
            let _ = write!(marked, "[code]{piece}[/code]");
        }
    }
    marked
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
