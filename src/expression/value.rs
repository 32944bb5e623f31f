//! What values there are: types in a formula, what comes in, and what goes out.

use std::fmt;

use super::graph::NodeId;

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the types name themselves")]
pub enum Type {
    Float,
    Bool,
    Vector2,
    Vector3,
    Vector4,
    Color,
}

impl Type {
    /// How many components a vector or colour has; 1 for others.
    #[must_use]
    pub fn components(self) -> usize {
        match self {
            Self::Float | Self::Bool => 1,
            Self::Vector2 => 2,
            Self::Vector3 => 3,
            Self::Vector4 | Self::Color => 4,
        }
    }

    /// Whether it has components.
    #[must_use]
    pub fn is_vector(self) -> bool {
        self.components() > 1
    }

    /// The vector with so many components.
    pub(super) fn vector(components: usize) -> Self {
        match components {
            2 => Self::Vector2,
            3 => Self::Vector3,
            _ => Self::Vector4,
        }
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Float => "float",
            Self::Bool => "bool",
            Self::Vector2 => "Vector2",
            Self::Vector3 => "Vector3",
            Self::Vector4 => "Vector4",
            Self::Color => "Color",
        })
    }
}

/// What an input or a result is when a formula is compiled for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// One value for all elements.
    One(Type),
    /// 32-bit floats.
    F32,
    /// 64-bit floats.
    F64,
    /// 32-bit integers.
    I32,
    /// Truth values as bytes of 0 and 1; only results.
    Bytes,
    /// Vectors or colours.
    Vectors(Type),
}

impl Kind {
    /// The type of an element.
    #[must_use]
    pub fn element(self) -> Type {
        match self {
            Self::One(one) | Self::Vectors(one) => one,
            Self::F32 | Self::F64 | Self::I32 => Type::Float,
            Self::Bytes => Type::Bool,
        }
    }

    /// Whether numbers have to be computed with 64 bits for it.
    pub(super) fn is_wide(self) -> bool {
        matches!(self, Self::F64 | Self::I32)
    }

    /// Whether it has a value for each element.
    #[must_use]
    pub fn is_array(self) -> bool {
        !matches!(self, Self::One(_))
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::One(of) => return of.fmt(f),
            Self::F32 => "PackedFloat32Array",
            Self::F64 => "PackedFloat64Array",
            Self::I32 => "PackedInt32Array",
            Self::Bytes => "PackedByteArray",
            Self::Vectors(Type::Vector2) => "PackedVector2Array",
            Self::Vectors(Type::Vector3) => "PackedVector3Array",
            Self::Vectors(Type::Color) => "PackedColorArray",
            Self::Vectors(_) => "PackedVector4Array",
        })
    }
}

/// A vector as it is computed with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Layout {
    /// Component after component, as it lies in memory: what is the same for all components needs no more.
    Flat(NodeId),
    /// A number for each component, of which the first count.
    Split([NodeId; 4]),
}

/// A value of a formula that is being compiled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A number.
    Float(NodeId),
    /// A truth value.
    Bool(NodeId),
    /// A vector or colour.
    Vector(Type, Layout),
}

impl Value {
    /// The type of the value.
    pub fn of_type(self) -> Type {
        match self {
            Self::Float(_) => Type::Float,
            Self::Bool(_) => Type::Bool,
            Self::Vector(of, _) => of,
        }
    }
}
