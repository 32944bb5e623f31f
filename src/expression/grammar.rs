// auto-generated: "lalrpop 0.23.2"
// sha3: 6eee5c8240d535bdfdb6ebdb05c26deaa747dcfcaa06b7666c307999a4021588
// features: 
use crate::expression::syntax::{Binary, Builder, Id, Node, Wrong};
use crate::expression::token::Token;
#[allow(unused_extern_crates)]
extern crate lalrpop_util as __lalrpop_util;
#[allow(unused_imports)]
use self::__lalrpop_util::state_machine as __state_machine;
#[allow(unused_extern_crates)]
extern crate alloc;

#[rustfmt::skip]
#[allow(explicit_outlives_requirements, non_snake_case, non_camel_case_types, unused_mut, unused_variables, unused_imports, unused_parens, clippy::needless_lifetimes, clippy::type_complexity, clippy::needless_return, clippy::too_many_arguments, clippy::match_single_binding, clippy::clone_on_copy, clippy::unit_arg)]
mod __parse__Formula {

    use crate::expression::syntax::{Binary, Builder, Id, Node, Wrong};
    use crate::expression::token::Token;
    #[allow(unused_extern_crates)]
    extern crate lalrpop_util as __lalrpop_util;
    #[allow(unused_imports)]
    use self::__lalrpop_util::state_machine as __state_machine;
    #[allow(unused_extern_crates)]
    extern crate alloc;
    use super::__ToTriple;
    #[allow(dead_code)]
    pub(crate) enum __Symbol<'s>
     {
        Variant0(f64),
        Variant1(&'s str),
        Variant2(Token<'s>),
        Variant3(Option<Token<'s>>),
        Variant4(usize),
        Variant5(Id),
        Variant6(Vec<Id>),
        Variant7(Binary),
        Variant8(()),
        Variant9(Option<()>),
    }
    const __ACTION: &[i8] = &[
        // State 0
        39, 38, 0, 0, 0, 0, 6, 36, 35, 37, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, -20,
        // State 1
        0, 0, -25, -25, -25, -25, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 43, 40, 41, 42, 44, 45, 0, 0, -25, -25, 0, -25,
        // State 2
        39, 38, 0, 0, 0, 0, 6, 36, 35, 0, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0,
        // State 3
        39, 38, 0, 0, 0, 0, 0, 36, 35, 0, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0,
        // State 4
        39, 38, 0, 0, 0, 0, 0, 36, 35, 0, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0,
        // State 5
        39, 38, 0, 0, 0, 0, 6, 36, 35, 0, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0,
        // State 6
        39, 38, 0, 0, 0, 0, 6, 36, 35, 0, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0,
        // State 7
        39, 38, 0, 0, 0, 0, 0, 36, 35, 0, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0,
        // State 8
        39, 38, 0, 0, 0, 0, 6, 36, 35, 37, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, -22,
        // State 9
        39, 38, 0, 0, 0, 0, 6, 36, 35, 0, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0,
        // State 10
        39, 38, 0, 0, 0, 0, 6, 36, 35, 0, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0,
        // State 11
        39, 38, 0, 0, 0, 0, 0, 36, 35, 0, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0,
        // State 12
        39, 38, 0, 0, 0, 0, 0, 36, 35, 0, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0,
        // State 13
        39, 38, 0, 0, 0, 0, 0, 36, 35, 0, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0,
        // State 14
        39, 38, 0, 0, 0, 0, 0, 36, 35, 0, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0,
        // State 15
        39, 38, 0, 0, 0, 0, 0, 36, 35, 0, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0,
        // State 16
        39, 38, 0, 0, 0, 0, 0, 36, 35, 0, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0,
        // State 17
        39, 38, 0, 0, 0, 0, 6, 36, 35, 0, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, -6, 0, 0, 0,
        // State 18
        39, 38, 0, 0, 0, 0, 6, 36, 35, 0, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0,
        // State 19
        39, 38, 0, 0, 0, 0, 6, 36, 35, 0, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0,
        // State 20
        39, 38, 0, 0, 0, 0, 6, 36, 35, 0, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, -6, 0, 0, 0,
        // State 21
        39, 38, 0, 0, 0, 0, 6, 36, 35, 0, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, -7, 0, 0, 0,
        // State 22
        0, 0, -27, -27, 7, -27, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -27, -27, 0, -27,
        // State 23
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -48,
        // State 24
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9,
        // State 25
        0, 0, -4, -4, -4, -4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -4, -4, 0, -4,
        // State 26
        0, 0, 10, -17, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -17, -17, 0, -17,
        // State 27
        0, 0, -45, -45, -45, -45, 0, 0, 0, 0, -45, -45, -45, 12, -45, -45, -45, -45, -45, -45, -45, -45, 0, 0, -45, -45, 0, -45,
        // State 28
        0, 0, -29, -29, -29, -29, 0, 0, 0, 0, -29, -29, -29, -29, -29, -29, -29, -29, -29, -29, -29, -29, 0, 0, -29, -29, 46, -29,
        // State 29
        0, 0, -52, -52, -52, -52, 0, 0, 0, 0, -52, -52, 14, 0, 15, 13, -52, -52, -52, -52, -52, -52, 0, 0, -52, -52, 0, -52,
        // State 30
        0, 0, -46, -46, -46, -46, 0, 0, 0, 0, -46, -46, -46, 0, -46, -46, -46, -46, -46, -46, -46, -46, 0, 0, -46, -46, 0, -46,
        // State 31
        0, 0, -39, -39, -39, -39, 0, 0, 0, 0, -39, -39, -39, 0, -39, -39, -39, -39, -39, -39, -39, -39, 0, 0, -39, -39, 0, -39,
        // State 32
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -19,
        // State 33
        0, 0, -15, -15, -15, -15, 0, 0, 0, 0, 16, 17, 0, 0, 0, 0, -15, -15, -15, -15, -15, -15, 0, 0, -15, -15, 0, -15,
        // State 34
        0, 0, -33, -33, -33, -33, 0, 0, 0, 0, -33, -33, -33, -33, -33, -33, -33, -33, -33, -33, -33, -33, 0, 0, -33, -33, -33, -33,
        // State 35
        0, 0, -32, -32, -32, -32, 0, 0, 0, 0, -32, -32, -32, -32, -32, -32, -32, -32, -32, -32, -32, -32, 0, 0, -32, -32, -32, -32,
        // State 36
        0, 51, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        // State 37
        0, 0, -34, -34, -34, -34, 0, 0, 0, 0, -34, -34, -34, -34, -34, -34, -34, -34, -34, -34, -34, -34, 0, 18, -34, -34, -34, -34,
        // State 38
        0, 0, -31, -31, -31, -31, 0, 0, 0, 0, -31, -31, -31, -31, -31, -31, -31, -31, -31, -31, -31, -31, 0, 0, -31, -31, -31, -31,
        // State 39
        -10, -10, 0, 0, 0, 0, 0, -10, -10, 0, -10, -10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -10, 0, 0, 0, 0,
        // State 40
        -11, -11, 0, 0, 0, 0, 0, -11, -11, 0, -11, -11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -11, 0, 0, 0, 0,
        // State 41
        -12, -12, 0, 0, 0, 0, 0, -12, -12, 0, -12, -12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -12, 0, 0, 0, 0,
        // State 42
        -9, -9, 0, 0, 0, 0, 0, -9, -9, 0, -9, -9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -9, 0, 0, 0, 0,
        // State 43
        -13, -13, 0, 0, 0, 0, 0, -13, -13, 0, -13, -13, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -13, 0, 0, 0, 0,
        // State 44
        -14, -14, 0, 0, 0, 0, 0, -14, -14, 0, -14, -14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -14, 0, 0, 0, 0,
        // State 45
        0, 59, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        // State 46
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 65, 0, 0, 0,
        // State 47
        0, 0, -44, -44, -44, -44, 0, 0, 0, 0, -44, -44, -44, 0, -44, -44, -44, -44, -44, -44, -44, -44, 0, 0, -44, -44, 0, -44,
        // State 48
        0, 0, -43, -43, -43, -43, 0, 0, 0, 0, -43, -43, -43, 0, -43, -43, -43, -43, -43, -43, -43, -43, 0, 0, -43, -43, 0, -43,
        // State 49
        0, 0, -26, -26, -26, -26, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -26, -26, 0, -26,
        // State 50
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 0, 0, 0, 0, 0,
        // State 51
        0, 0, -5, -5, -5, -5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -5, -5, 0, -5,
        // State 52
        0, 0, -16, -16, -16, -16, 0, 0, 0, 0, 16, 17, 0, 0, 0, 0, -16, -16, -16, -16, -16, -16, 0, 0, -16, -16, 0, -16,
        // State 53
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -21,
        // State 54
        0, 0, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        // State 55
        0, 0, -28, -28, 7, -28, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -28, -28, 0, -28,
        // State 56
        0, 0, -30, -30, -30, -30, 0, 0, 0, 0, -30, -30, -30, -30, -30, -30, -30, -30, -30, -30, -30, -30, 0, 0, -30, -30, 46, -30,
        // State 57
        0, 0, -47, -47, -47, -47, 0, 0, 0, 0, -47, -47, -47, 0, -47, -47, -47, -47, -47, -47, -47, -47, 0, 0, -47, -47, 0, -47,
        // State 58
        0, 0, -36, -36, -36, -36, 0, 0, 0, 0, -36, -36, -36, -36, -36, -36, -36, -36, -36, -36, -36, -36, 0, 21, -36, -36, -36, -36,
        // State 59
        0, 0, -42, -42, -42, -42, 0, 0, 0, 0, -42, -42, -42, 0, -42, -42, -42, -42, -42, -42, -42, -42, 0, 0, -42, -42, 0, -42,
        // State 60
        0, 0, -40, -40, -40, -40, 0, 0, 0, 0, -40, -40, -40, 0, -40, -40, -40, -40, -40, -40, -40, -40, 0, 0, -40, -40, 0, -40,
        // State 61
        0, 0, -41, -41, -41, -41, 0, 0, 0, 0, -41, -41, -41, 0, -41, -41, -41, -41, -41, -41, -41, -41, 0, 0, -41, -41, 0, -41,
        // State 62
        0, 0, -53, -53, -53, -53, 0, 0, 0, 0, -53, -53, 14, 0, 15, 13, -53, -53, -53, -53, -53, -53, 0, 0, -53, -53, 0, -53,
        // State 63
        0, 0, -54, -54, -54, -54, 0, 0, 0, 0, -54, -54, 14, 0, 15, 13, -54, -54, -54, -54, -54, -54, 0, 0, -54, -54, 0, -54,
        // State 64
        0, 0, -38, -38, -38, -38, 0, 0, 0, 0, -38, -38, -38, -38, -38, -38, -38, -38, -38, -38, -38, -38, 0, 0, -38, -38, -38, -38,
        // State 65
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 70, 0, 0, 0,
        // State 66
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -23, -23, 0, 0,
        // State 67
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -8, 22, 0, 0,
        // State 68
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -49,
        // State 69
        0, 0, -35, -35, -35, -35, 0, 0, 0, 0, -35, -35, -35, -35, -35, -35, -35, -35, -35, -35, -35, -35, 0, 0, -35, -35, -35, -35,
        // State 70
        0, 0, 0, -18, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -18, -18, 0, -18,
        // State 71
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 74, 0, 0, 0,
        // State 72
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -24, -24, 0, 0,
        // State 73
        0, 0, -37, -37, -37, -37, 0, 0, 0, 0, -37, -37, -37, -37, -37, -37, -37, -37, -37, -37, -37, -37, 0, 0, -37, -37, -37, -37,
    ];
    fn __action(state: i8, integer: usize) -> i8 {
        __ACTION[(state as usize) * 28 + integer]
    }
    const __EOF_ACTION: &[i8] = &[
        // State 0
        -20,
        // State 1
        -25,
        // State 2
        0,
        // State 3
        0,
        // State 4
        0,
        // State 5
        0,
        // State 6
        0,
        // State 7
        0,
        // State 8
        -22,
        // State 9
        0,
        // State 10
        0,
        // State 11
        0,
        // State 12
        0,
        // State 13
        0,
        // State 14
        0,
        // State 15
        0,
        // State 16
        0,
        // State 17
        0,
        // State 18
        0,
        // State 19
        0,
        // State 20
        0,
        // State 21
        0,
        // State 22
        -27,
        // State 23
        -48,
        // State 24
        -55,
        // State 25
        -4,
        // State 26
        -17,
        // State 27
        -45,
        // State 28
        -29,
        // State 29
        -52,
        // State 30
        -46,
        // State 31
        -39,
        // State 32
        -19,
        // State 33
        -15,
        // State 34
        -33,
        // State 35
        -32,
        // State 36
        0,
        // State 37
        -34,
        // State 38
        -31,
        // State 39
        0,
        // State 40
        0,
        // State 41
        0,
        // State 42
        0,
        // State 43
        0,
        // State 44
        0,
        // State 45
        0,
        // State 46
        0,
        // State 47
        -44,
        // State 48
        -43,
        // State 49
        -26,
        // State 50
        0,
        // State 51
        -5,
        // State 52
        -16,
        // State 53
        -21,
        // State 54
        0,
        // State 55
        -28,
        // State 56
        -30,
        // State 57
        -47,
        // State 58
        -36,
        // State 59
        -42,
        // State 60
        -40,
        // State 61
        -41,
        // State 62
        -53,
        // State 63
        -54,
        // State 64
        -38,
        // State 65
        0,
        // State 66
        0,
        // State 67
        0,
        // State 68
        -49,
        // State 69
        -35,
        // State 70
        -18,
        // State 71
        0,
        // State 72
        0,
        // State 73
        -37,
    ];
    fn __goto(state: i8, nt: usize) -> i8 {
        match nt {
            2 => match state {
                10 => 55,
                _ => 22,
            },
            3 => match state {
                20 => 71,
                _ => 65,
            },
            4 => 7,
            5 => 1,
            6 => match state {
                2 => 46,
                9 => 54,
                17 | 20 => 66,
                18 => 68,
                19 => 70,
                21 => 72,
                _ => 23,
            },
            7 => 24,
            8 => 67,
            9 => match state {
                5 => 49,
                6 => 51,
                _ => 25,
            },
            10 => 26,
            11 => 27,
            12 => match state {
                11 => 56,
                _ => 28,
            },
            13 => match state {
                15 => 62,
                16 => 63,
                _ => 29,
            },
            14 => match state {
                11 => 57,
                _ => 30,
            },
            15 => match state {
                3 => 47,
                4 => 48,
                12 => 59,
                13 => 60,
                14 => 61,
                _ => 31,
            },
            16 => match state {
                8 => 53,
                _ => 32,
            },
            18 => match state {
                7 => 52,
                _ => 33,
            },
            _ => 0,
        }
    }
    #[allow(clippy::needless_raw_string_hashes)]
    const __TERMINAL: &[&str] = &[
        r###"number"###,
        r###"name"###,
        r###""if""###,
        r###""else""###,
        r###""and""###,
        r###""or""###,
        r###""not""###,
        r###""true""###,
        r###""false""###,
        r###""var""###,
        r###""+""###,
        r###""-""###,
        r###""*""###,
        r###""**""###,
        r###""/""###,
        r###""%""###,
        r###""==""###,
        r###""!=""###,
        r###""<""###,
        r###""<=""###,
        r###"">""###,
        r###"">=""###,
        r###""=""###,
        r###""(""###,
        r###"")""###,
        r###"",""###,
        r###"".""###,
        r###"end"###,
    ];
    fn __expected_tokens(__state: i8) -> alloc::vec::Vec<alloc::string::String> {
        __TERMINAL.iter().enumerate().filter_map(|(index, terminal)| {
            let next_state = __action(__state, index);
            if next_state == 0 {
                None
            } else {
                Some(alloc::string::ToString::to_string(terminal))
            }
        }).collect()
    }
    fn __expected_tokens_from_states<
        's,
        'b,
        '__2,
    >(
        __states: &[i8],
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> alloc::vec::Vec<alloc::string::String>
    where
        's: 'b,
        's: '__2,
    {
        __TERMINAL.iter().enumerate().filter_map(|(index, terminal)| {
            if __accepts(None, __states, Some(index), core::marker::PhantomData::<(&(), &())>) {
                Some(alloc::string::ToString::to_string(terminal))
            } else {
                None
            }
        }).collect()
    }
    struct __StateMachine<'s, 'b, '__2>
    where 's: 'b, 's: '__2
    {
        builder: &'__2 mut Builder<'s>,
        __phantom: core::marker::PhantomData<(&'s (), &'b ())>,
    }
    impl<'s, 'b, '__2> __state_machine::ParserDefinition for __StateMachine<'s, 'b, '__2>
    where 's: 'b, 's: '__2
    {
        type Location = usize;
        type Error = Wrong;
        type Token = Token<'s>;
        type TokenIndex = usize;
        type Symbol = __Symbol<'s>;
        type Success = ();
        type StateIndex = i8;
        type Action = i8;
        type ReduceIndex = i8;
        type NonterminalIndex = usize;

        #[inline]
        fn start_location(&self) -> Self::Location {
              Default::default()
        }

        #[inline]
        fn start_state(&self) -> Self::StateIndex {
              0
        }

        #[inline]
        fn token_to_index(&self, token: &Self::Token) -> Option<usize> {
            __token_to_integer(token, core::marker::PhantomData::<(&(), &())>)
        }

        #[inline]
        fn action(&self, state: i8, integer: usize) -> i8 {
            __action(state, integer)
        }

        #[inline]
        fn error_action(&self, state: i8) -> i8 {
            __action(state, 28 - 1)
        }

        #[inline]
        fn eof_action(&self, state: i8) -> i8 {
            __EOF_ACTION[state as usize]
        }

        #[inline]
        fn goto(&self, state: i8, nt: usize) -> i8 {
            __goto(state, nt)
        }

        fn token_to_symbol(&self, token_index: usize, token: Self::Token) -> Self::Symbol {
            __token_to_symbol(token_index, token, core::marker::PhantomData::<(&(), &())>)
        }

        fn expected_tokens(&self, state: i8) -> alloc::vec::Vec<alloc::string::String> {
            __expected_tokens(state)
        }

        fn expected_tokens_from_states(&self, states: &[i8]) -> alloc::vec::Vec<alloc::string::String> {
            __expected_tokens_from_states(states, core::marker::PhantomData::<(&(), &())>)
        }

        #[inline]
        fn uses_error_recovery(&self) -> bool {
            false
        }

        #[inline]
        fn error_recovery_symbol(
            &self,
            recovery: __state_machine::ErrorRecovery<Self>,
        ) -> Self::Symbol {
            panic!("error recovery not enabled for this grammar")
        }

        fn reduce(
            &mut self,
            action: i8,
            start_location: Option<&Self::Location>,
            states: &mut alloc::vec::Vec<i8>,
            symbols: &mut alloc::vec::Vec<__state_machine::SymbolTriple<Self>>,
        ) -> Option<__state_machine::ParseResult<Self>> {
            __reduce(
                self.builder,
                action,
                start_location,
                states,
                symbols,
                core::marker::PhantomData::<(&(), &())>,
            )
        }

        fn simulate_reduce(&self, action: i8) -> __state_machine::SimulatedReduce<Self> {
            __simulate_reduce(action, core::marker::PhantomData::<(&(), &())>)
        }
    }
    fn __token_to_integer<
        's,
        'b,
    >(
        __token: &Token<'s>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> Option<usize>
    where
        's: 'b,
    {
        #[warn(unused_variables)]
        match __token {
            Token::Number(_) if true => Some(0),
            Token::Name(_) if true => Some(1),
            Token::If if true => Some(2),
            Token::Else if true => Some(3),
            Token::And if true => Some(4),
            Token::Or if true => Some(5),
            Token::Not if true => Some(6),
            Token::True if true => Some(7),
            Token::False if true => Some(8),
            Token::Var if true => Some(9),
            Token::Plus if true => Some(10),
            Token::Minus if true => Some(11),
            Token::Star if true => Some(12),
            Token::StarStar if true => Some(13),
            Token::Slash if true => Some(14),
            Token::Percent if true => Some(15),
            Token::Equal if true => Some(16),
            Token::NotEqual if true => Some(17),
            Token::Less if true => Some(18),
            Token::LessEqual if true => Some(19),
            Token::Greater if true => Some(20),
            Token::GreaterEqual if true => Some(21),
            Token::Assign if true => Some(22),
            Token::Open if true => Some(23),
            Token::Close if true => Some(24),
            Token::Comma if true => Some(25),
            Token::Dot if true => Some(26),
            Token::End if true => Some(27),
            _ => None,
        }
    }
    fn __token_to_symbol<
        's,
        'b,
    >(
        __token_index: usize,
        __token: Token<'s>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> __Symbol<'s>
    where
        's: 'b,
    {
        #[allow(clippy::manual_range_patterns)]match __token_index {
            0 => match __token {
                Token::Number(__tok0) if true => __Symbol::Variant0(__tok0),
                _ => unreachable!(),
            },
            1 => match __token {
                Token::Name(__tok0) if true => __Symbol::Variant1(__tok0),
                _ => unreachable!(),
            },
            2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20 | 21 | 22 | 23 | 24 | 25 | 26 | 27 => __Symbol::Variant2(__token),
            _ => unreachable!(),
        }
    }
    fn __simulate_reduce<
        's,
        'b,
        '__2,
    >(
        __reduce_index: i8,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> __state_machine::SimulatedReduce<__StateMachine<'s, 'b, '__2>>
    where
        's: 'b,
        's: '__2,
    {
        match __reduce_index {
            0 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 0,
                }
            }
            1 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 0,
                    nonterminal_produced: 0,
                }
            }
            2 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 0,
                    nonterminal_produced: 1,
                }
            }
            3 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 2,
                }
            }
            4 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 3,
                    nonterminal_produced: 2,
                }
            }
            5 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 0,
                    nonterminal_produced: 3,
                }
            }
            6 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 2,
                    nonterminal_produced: 3,
                }
            }
            7 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 3,
                }
            }
            8 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 4,
                }
            }
            9 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 4,
                }
            }
            10 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 4,
                }
            }
            11 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 4,
                }
            }
            12 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 4,
                }
            }
            13 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 4,
                }
            }
            14 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 5,
                }
            }
            15 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 3,
                    nonterminal_produced: 5,
                }
            }
            16 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 6,
                }
            }
            17 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 5,
                    nonterminal_produced: 6,
                }
            }
            18 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 7,
                }
            }
            19 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 0,
                    nonterminal_produced: 7,
                }
            }
            20 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 3,
                    nonterminal_produced: 7,
                }
            }
            21 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 2,
                    nonterminal_produced: 7,
                }
            }
            22 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 8,
                }
            }
            23 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 3,
                    nonterminal_produced: 8,
                }
            }
            24 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 9,
                }
            }
            25 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 2,
                    nonterminal_produced: 9,
                }
            }
            26 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 10,
                }
            }
            27 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 3,
                    nonterminal_produced: 10,
                }
            }
            28 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 11,
                }
            }
            29 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 3,
                    nonterminal_produced: 11,
                }
            }
            30 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 12,
                }
            }
            31 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 12,
                }
            }
            32 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 12,
                }
            }
            33 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 12,
                }
            }
            34 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 4,
                    nonterminal_produced: 12,
                }
            }
            35 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 3,
                    nonterminal_produced: 12,
                }
            }
            36 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 6,
                    nonterminal_produced: 12,
                }
            }
            37 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 3,
                    nonterminal_produced: 12,
                }
            }
            38 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 13,
                }
            }
            39 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 3,
                    nonterminal_produced: 13,
                }
            }
            40 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 3,
                    nonterminal_produced: 13,
                }
            }
            41 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 3,
                    nonterminal_produced: 13,
                }
            }
            42 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 2,
                    nonterminal_produced: 14,
                }
            }
            43 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 2,
                    nonterminal_produced: 14,
                }
            }
            44 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 15,
                }
            }
            45 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 15,
                }
            }
            46 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 3,
                    nonterminal_produced: 15,
                }
            }
            47 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 16,
                }
            }
            48 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 4,
                    nonterminal_produced: 16,
                }
            }
            49 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 17,
                }
            }
            50 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 0,
                    nonterminal_produced: 17,
                }
            }
            51 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 1,
                    nonterminal_produced: 18,
                }
            }
            52 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 3,
                    nonterminal_produced: 18,
                }
            }
            53 => {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop: 3,
                    nonterminal_produced: 18,
                }
            }
            54 => __state_machine::SimulatedReduce::Accept,
            _ => panic!("invalid reduction index {__reduce_index}")
        }
    }
    pub struct FormulaParser {
        _priv: (),
    }

    impl Default for FormulaParser { fn default() -> Self { Self::new() } }
    impl FormulaParser {
        pub fn new() -> FormulaParser {
            FormulaParser {
                _priv: (),
            }
        }

        #[allow(dead_code)]
        pub fn parse<
            's,
            'b,
            __TOKEN: __ToTriple<'s, 'b, >,
            __TOKENS: IntoIterator<Item=__TOKEN>,
        >(
            &self,
            builder: &mut Builder<'s>,
            __tokens0: __TOKENS,
        ) -> Result<(), __lalrpop_util::ParseError<usize, Token<'s>, Wrong>>
        where
            's: 'b,
        {
            let __tokens = __tokens0.into_iter();
            let mut __tokens = __tokens.map(|t| __ToTriple::to_triple(t));
            __state_machine::Parser::drive(
                __StateMachine {
                    builder,
                    __phantom: core::marker::PhantomData::<(&(), &())>,
                },
                __tokens,
            )
        }
    }
    fn __accepts<
        's,
        'b,
        '__2,
    >(
        __error_state: Option<i8>,
        __states: &[i8],
        __opt_integer: Option<usize>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> bool
    where
        's: 'b,
        's: '__2,
    {
        let mut __states = __states.to_vec();
        __states.extend(__error_state);
        loop {
            let mut __states_len = __states.len();
            let __top = __states[__states_len - 1];
            let __action = match __opt_integer {
                None => __EOF_ACTION[__top as usize],
                Some(__integer) => __action(__top, __integer),
            };
            if __action == 0 { return false; }
            if __action > 0 { return true; }
            let (__to_pop, __nt) = match __simulate_reduce(-(__action + 1), core::marker::PhantomData::<(&(), &())>) {
                __state_machine::SimulatedReduce::Reduce {
                    states_to_pop, nonterminal_produced
                } => (states_to_pop, nonterminal_produced),
                __state_machine::SimulatedReduce::Accept => return true,
            };
            __states_len -= __to_pop;
            __states.truncate(__states_len);
            let __top = __states[__states_len - 1];
            let __next_state = __goto(__top, __nt);
            __states.push(__next_state);
        }
    }
    fn __reduce<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __action: i8,
        __lookahead_start: Option<&usize>,
        __states: &mut alloc::vec::Vec<i8>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> Option<Result<(),__lalrpop_util::ParseError<usize, Token<'s>, Wrong>>>
    where
        's: 'b,
    {
        let (__pop_states, __nonterminal) = match __action {
            0 => {
                __reduce0(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            1 => {
                __reduce1(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            2 => {
                __reduce2(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            3 => {
                __reduce3(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            4 => {
                // And = And, "and", Not => ActionFn(54);
                assert!(__symbols.len() >= 3);
                let __sym2 = __pop_Variant5(__symbols);
                let __sym1 = __pop_Variant2(__symbols);
                let __sym0 = __pop_Variant5(__symbols);
                let __start = __sym0.0.clone();
                let __end = __sym2.2.clone();
                let __nt = match super::__action54::<>(builder, __sym0, __sym1, __sym2) {
                    Ok(v) => v,
                    Err(e) => return Some(Err(e)),
                };
                __symbols.push((__start, __Symbol::Variant5(__nt), __end));
                (3, 2)
            }
            5 => {
                __reduce5(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            6 => {
                __reduce6(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            7 => {
                __reduce7(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            8 => {
                __reduce8(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            9 => {
                __reduce9(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            10 => {
                __reduce10(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            11 => {
                __reduce11(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            12 => {
                __reduce12(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            13 => {
                __reduce13(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            14 => {
                __reduce14(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            15 => {
                // Comparison = Comparison, Compare, Sum => ActionFn(55);
                assert!(__symbols.len() >= 3);
                let __sym2 = __pop_Variant5(__symbols);
                let __sym1 = __pop_Variant7(__symbols);
                let __sym0 = __pop_Variant5(__symbols);
                let __start = __sym0.0.clone();
                let __end = __sym2.2.clone();
                let __nt = match super::__action55::<>(builder, __sym0, __sym1, __sym2) {
                    Ok(v) => v,
                    Err(e) => return Some(Err(e)),
                };
                __symbols.push((__start, __Symbol::Variant5(__nt), __end));
                (3, 5)
            }
            16 => {
                __reduce16(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            17 => {
                // Expression = Or, "if", Expression, "else", Expression => ActionFn(56);
                assert!(__symbols.len() >= 5);
                let __sym4 = __pop_Variant5(__symbols);
                let __sym3 = __pop_Variant2(__symbols);
                let __sym2 = __pop_Variant5(__symbols);
                let __sym1 = __pop_Variant2(__symbols);
                let __sym0 = __pop_Variant5(__symbols);
                let __start = __sym0.0.clone();
                let __end = __sym4.2.clone();
                let __nt = match super::__action56::<>(builder, __sym0, __sym1, __sym2, __sym3, __sym4) {
                    Ok(v) => v,
                    Err(e) => return Some(Err(e)),
                };
                __symbols.push((__start, __Symbol::Variant5(__nt), __end));
                (5, 6)
            }
            18 => {
                __reduce18(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            19 => {
                __reduce19(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            20 => {
                __reduce20(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            21 => {
                __reduce21(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            22 => {
                __reduce22(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            23 => {
                __reduce23(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            24 => {
                __reduce24(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            25 => {
                // Not = "not", Not => ActionFn(57);
                assert!(__symbols.len() >= 2);
                let __sym1 = __pop_Variant5(__symbols);
                let __sym0 = __pop_Variant2(__symbols);
                let __start = __sym0.0.clone();
                let __end = __sym1.2.clone();
                let __nt = match super::__action57::<>(builder, __sym0, __sym1) {
                    Ok(v) => v,
                    Err(e) => return Some(Err(e)),
                };
                __symbols.push((__start, __Symbol::Variant5(__nt), __end));
                (2, 9)
            }
            26 => {
                __reduce26(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            27 => {
                // Or = Or, "or", And => ActionFn(58);
                assert!(__symbols.len() >= 3);
                let __sym2 = __pop_Variant5(__symbols);
                let __sym1 = __pop_Variant2(__symbols);
                let __sym0 = __pop_Variant5(__symbols);
                let __start = __sym0.0.clone();
                let __end = __sym2.2.clone();
                let __nt = match super::__action58::<>(builder, __sym0, __sym1, __sym2) {
                    Ok(v) => v,
                    Err(e) => return Some(Err(e)),
                };
                __symbols.push((__start, __Symbol::Variant5(__nt), __end));
                (3, 10)
            }
            28 => {
                __reduce28(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            29 => {
                // Power = Power, "**", Primary => ActionFn(59);
                assert!(__symbols.len() >= 3);
                let __sym2 = __pop_Variant5(__symbols);
                let __sym1 = __pop_Variant2(__symbols);
                let __sym0 = __pop_Variant5(__symbols);
                let __start = __sym0.0.clone();
                let __end = __sym2.2.clone();
                let __nt = match super::__action59::<>(builder, __sym0, __sym1, __sym2) {
                    Ok(v) => v,
                    Err(e) => return Some(Err(e)),
                };
                __symbols.push((__start, __Symbol::Variant5(__nt), __end));
                (3, 11)
            }
            30 => {
                // Primary = number => ActionFn(60);
                let __sym0 = __pop_Variant0(__symbols);
                let __start = __sym0.0.clone();
                let __end = __sym0.2.clone();
                let __nt = match super::__action60::<>(builder, __sym0) {
                    Ok(v) => v,
                    Err(e) => return Some(Err(e)),
                };
                __symbols.push((__start, __Symbol::Variant5(__nt), __end));
                (1, 12)
            }
            31 => {
                // Primary = "true" => ActionFn(61);
                let __sym0 = __pop_Variant2(__symbols);
                let __start = __sym0.0.clone();
                let __end = __sym0.2.clone();
                let __nt = match super::__action61::<>(builder, __sym0) {
                    Ok(v) => v,
                    Err(e) => return Some(Err(e)),
                };
                __symbols.push((__start, __Symbol::Variant5(__nt), __end));
                (1, 12)
            }
            32 => {
                // Primary = "false" => ActionFn(62);
                let __sym0 = __pop_Variant2(__symbols);
                let __start = __sym0.0.clone();
                let __end = __sym0.2.clone();
                let __nt = match super::__action62::<>(builder, __sym0) {
                    Ok(v) => v,
                    Err(e) => return Some(Err(e)),
                };
                __symbols.push((__start, __Symbol::Variant5(__nt), __end));
                (1, 12)
            }
            33 => {
                // Primary = name => ActionFn(63);
                let __sym0 = __pop_Variant1(__symbols);
                let __start = __sym0.0.clone();
                let __end = __sym0.2.clone();
                let __nt = match super::__action63::<>(builder, __sym0) {
                    Ok(v) => v,
                    Err(e) => return Some(Err(e)),
                };
                __symbols.push((__start, __Symbol::Variant5(__nt), __end));
                (1, 12)
            }
            34 => {
                // Primary = name, "(", Arguments, ")" => ActionFn(64);
                assert!(__symbols.len() >= 4);
                let __sym3 = __pop_Variant2(__symbols);
                let __sym2 = __pop_Variant6(__symbols);
                let __sym1 = __pop_Variant2(__symbols);
                let __sym0 = __pop_Variant1(__symbols);
                let __start = __sym0.0.clone();
                let __end = __sym3.2.clone();
                let __nt = match super::__action64::<>(builder, __sym0, __sym1, __sym2, __sym3) {
                    Ok(v) => v,
                    Err(e) => return Some(Err(e)),
                };
                __symbols.push((__start, __Symbol::Variant5(__nt), __end));
                (4, 12)
            }
            35 => {
                // Primary = Primary, ".", name => ActionFn(65);
                assert!(__symbols.len() >= 3);
                let __sym2 = __pop_Variant1(__symbols);
                let __sym1 = __pop_Variant2(__symbols);
                let __sym0 = __pop_Variant5(__symbols);
                let __start = __sym0.0.clone();
                let __end = __sym2.2.clone();
                let __nt = match super::__action65::<>(builder, __sym0, __sym1, __sym2) {
                    Ok(v) => v,
                    Err(e) => return Some(Err(e)),
                };
                __symbols.push((__start, __Symbol::Variant5(__nt), __end));
                (3, 12)
            }
            36 => {
                // Primary = Primary, ".", name, "(", Arguments, ")" => ActionFn(66);
                assert!(__symbols.len() >= 6);
                let __sym5 = __pop_Variant2(__symbols);
                let __sym4 = __pop_Variant6(__symbols);
                let __sym3 = __pop_Variant2(__symbols);
                let __sym2 = __pop_Variant1(__symbols);
                let __sym1 = __pop_Variant2(__symbols);
                let __sym0 = __pop_Variant5(__symbols);
                let __start = __sym0.0.clone();
                let __end = __sym5.2.clone();
                let __nt = match super::__action66::<>(builder, __sym0, __sym1, __sym2, __sym3, __sym4, __sym5) {
                    Ok(v) => v,
                    Err(e) => return Some(Err(e)),
                };
                __symbols.push((__start, __Symbol::Variant5(__nt), __end));
                (6, 12)
            }
            37 => {
                __reduce37(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            38 => {
                __reduce38(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            39 => {
                // Product = Product, "*", Signed => ActionFn(67);
                assert!(__symbols.len() >= 3);
                let __sym2 = __pop_Variant5(__symbols);
                let __sym1 = __pop_Variant2(__symbols);
                let __sym0 = __pop_Variant5(__symbols);
                let __start = __sym0.0.clone();
                let __end = __sym2.2.clone();
                let __nt = match super::__action67::<>(builder, __sym0, __sym1, __sym2) {
                    Ok(v) => v,
                    Err(e) => return Some(Err(e)),
                };
                __symbols.push((__start, __Symbol::Variant5(__nt), __end));
                (3, 13)
            }
            40 => {
                // Product = Product, "/", Signed => ActionFn(68);
                assert!(__symbols.len() >= 3);
                let __sym2 = __pop_Variant5(__symbols);
                let __sym1 = __pop_Variant2(__symbols);
                let __sym0 = __pop_Variant5(__symbols);
                let __start = __sym0.0.clone();
                let __end = __sym2.2.clone();
                let __nt = match super::__action68::<>(builder, __sym0, __sym1, __sym2) {
                    Ok(v) => v,
                    Err(e) => return Some(Err(e)),
                };
                __symbols.push((__start, __Symbol::Variant5(__nt), __end));
                (3, 13)
            }
            41 => {
                // Product = Product, "%", Signed => ActionFn(69);
                assert!(__symbols.len() >= 3);
                let __sym2 = __pop_Variant5(__symbols);
                let __sym1 = __pop_Variant2(__symbols);
                let __sym0 = __pop_Variant5(__symbols);
                let __start = __sym0.0.clone();
                let __end = __sym2.2.clone();
                let __nt = match super::__action69::<>(builder, __sym0, __sym1, __sym2) {
                    Ok(v) => v,
                    Err(e) => return Some(Err(e)),
                };
                __symbols.push((__start, __Symbol::Variant5(__nt), __end));
                (3, 13)
            }
            42 => {
                // Sign = "-", Signed => ActionFn(70);
                assert!(__symbols.len() >= 2);
                let __sym1 = __pop_Variant5(__symbols);
                let __sym0 = __pop_Variant2(__symbols);
                let __start = __sym0.0.clone();
                let __end = __sym1.2.clone();
                let __nt = match super::__action70::<>(builder, __sym0, __sym1) {
                    Ok(v) => v,
                    Err(e) => return Some(Err(e)),
                };
                __symbols.push((__start, __Symbol::Variant5(__nt), __end));
                (2, 14)
            }
            43 => {
                // Sign = "+", Signed => ActionFn(71);
                assert!(__symbols.len() >= 2);
                let __sym1 = __pop_Variant5(__symbols);
                let __sym0 = __pop_Variant2(__symbols);
                let __start = __sym0.0.clone();
                let __end = __sym1.2.clone();
                let __nt = match super::__action71::<>(builder, __sym0, __sym1) {
                    Ok(v) => v,
                    Err(e) => return Some(Err(e)),
                };
                __symbols.push((__start, __Symbol::Variant5(__nt), __end));
                (2, 14)
            }
            44 => {
                __reduce44(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            45 => {
                __reduce45(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            46 => {
                // Signed = Power, "**", Sign => ActionFn(72);
                assert!(__symbols.len() >= 3);
                let __sym2 = __pop_Variant5(__symbols);
                let __sym1 = __pop_Variant2(__symbols);
                let __sym0 = __pop_Variant5(__symbols);
                let __start = __sym0.0.clone();
                let __end = __sym2.2.clone();
                let __nt = match super::__action72::<>(builder, __sym0, __sym1, __sym2) {
                    Ok(v) => v,
                    Err(e) => return Some(Err(e)),
                };
                __symbols.push((__start, __Symbol::Variant5(__nt), __end));
                (3, 15)
            }
            47 => {
                // Statement = Expression => ActionFn(73);
                let __sym0 = __pop_Variant5(__symbols);
                let __start = __sym0.0.clone();
                let __end = __sym0.2.clone();
                let __nt = match super::__action73::<>(builder, __sym0) {
                    Ok(v) => v,
                    Err(e) => return Some(Err(e)),
                };
                __symbols.push((__start, __Symbol::Variant8(__nt), __end));
                (1, 16)
            }
            48 => {
                // Statement = "var", name, "=", Expression => ActionFn(74);
                assert!(__symbols.len() >= 4);
                let __sym3 = __pop_Variant5(__symbols);
                let __sym2 = __pop_Variant2(__symbols);
                let __sym1 = __pop_Variant1(__symbols);
                let __sym0 = __pop_Variant2(__symbols);
                let __start = __sym0.0.clone();
                let __end = __sym3.2.clone();
                let __nt = match super::__action74::<>(builder, __sym0, __sym1, __sym2, __sym3) {
                    Ok(v) => v,
                    Err(e) => return Some(Err(e)),
                };
                __symbols.push((__start, __Symbol::Variant8(__nt), __end));
                (4, 16)
            }
            49 => {
                __reduce49(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            50 => {
                __reduce50(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            51 => {
                __reduce51(builder, __lookahead_start, __symbols, core::marker::PhantomData::<(&(), &())>)
            }
            52 => {
                // Sum = Sum, "+", Product => ActionFn(75);
                assert!(__symbols.len() >= 3);
                let __sym2 = __pop_Variant5(__symbols);
                let __sym1 = __pop_Variant2(__symbols);
                let __sym0 = __pop_Variant5(__symbols);
                let __start = __sym0.0.clone();
                let __end = __sym2.2.clone();
                let __nt = match super::__action75::<>(builder, __sym0, __sym1, __sym2) {
                    Ok(v) => v,
                    Err(e) => return Some(Err(e)),
                };
                __symbols.push((__start, __Symbol::Variant5(__nt), __end));
                (3, 18)
            }
            53 => {
                // Sum = Sum, "-", Product => ActionFn(76);
                assert!(__symbols.len() >= 3);
                let __sym2 = __pop_Variant5(__symbols);
                let __sym1 = __pop_Variant2(__symbols);
                let __sym0 = __pop_Variant5(__symbols);
                let __start = __sym0.0.clone();
                let __end = __sym2.2.clone();
                let __nt = match super::__action76::<>(builder, __sym0, __sym1, __sym2) {
                    Ok(v) => v,
                    Err(e) => return Some(Err(e)),
                };
                __symbols.push((__start, __Symbol::Variant5(__nt), __end));
                (3, 18)
            }
            54 => {
                // __Formula = Formula => ActionFn(0);
                let __sym0 = __pop_Variant8(__symbols);
                let __start = __sym0.0.clone();
                let __end = __sym0.2.clone();
                let __nt = super::__action0::<>(builder, __sym0);
                return Some(Ok(__nt));
            }
            _ => panic!("invalid action code {__action}")
        };
        let __states_len = __states.len();
        __states.truncate(__states_len - __pop_states);
        let __state = *__states.last().unwrap();
        let __next_state = __goto(__state, __nonterminal);
        __states.push(__next_state);
        None
    }
    #[inline(never)]
    fn __symbol_type_mismatch() -> ! {
        panic!("symbol type mismatch")
    }
    fn __pop_Variant8<
      's,
    >(
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>
    ) -> (usize, (), usize)
     {
        match __symbols.pop() {
            Some((__l, __Symbol::Variant8(__v), __r)) => (__l, __v, __r),
            _ => __symbol_type_mismatch()
        }
    }
    fn __pop_Variant7<
      's,
    >(
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>
    ) -> (usize, Binary, usize)
     {
        match __symbols.pop() {
            Some((__l, __Symbol::Variant7(__v), __r)) => (__l, __v, __r),
            _ => __symbol_type_mismatch()
        }
    }
    fn __pop_Variant5<
      's,
    >(
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>
    ) -> (usize, Id, usize)
     {
        match __symbols.pop() {
            Some((__l, __Symbol::Variant5(__v), __r)) => (__l, __v, __r),
            _ => __symbol_type_mismatch()
        }
    }
    fn __pop_Variant9<
      's,
    >(
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>
    ) -> (usize, Option<()>, usize)
     {
        match __symbols.pop() {
            Some((__l, __Symbol::Variant9(__v), __r)) => (__l, __v, __r),
            _ => __symbol_type_mismatch()
        }
    }
    fn __pop_Variant3<
      's,
    >(
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>
    ) -> (usize, Option<Token<'s>>, usize)
     {
        match __symbols.pop() {
            Some((__l, __Symbol::Variant3(__v), __r)) => (__l, __v, __r),
            _ => __symbol_type_mismatch()
        }
    }
    fn __pop_Variant2<
      's,
    >(
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>
    ) -> (usize, Token<'s>, usize)
     {
        match __symbols.pop() {
            Some((__l, __Symbol::Variant2(__v), __r)) => (__l, __v, __r),
            _ => __symbol_type_mismatch()
        }
    }
    fn __pop_Variant6<
      's,
    >(
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>
    ) -> (usize, Vec<Id>, usize)
     {
        match __symbols.pop() {
            Some((__l, __Symbol::Variant6(__v), __r)) => (__l, __v, __r),
            _ => __symbol_type_mismatch()
        }
    }
    fn __pop_Variant0<
      's,
    >(
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>
    ) -> (usize, f64, usize)
     {
        match __symbols.pop() {
            Some((__l, __Symbol::Variant0(__v), __r)) => (__l, __v, __r),
            _ => __symbol_type_mismatch()
        }
    }
    fn __pop_Variant4<
      's,
    >(
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>
    ) -> (usize, usize, usize)
     {
        match __symbols.pop() {
            Some((__l, __Symbol::Variant4(__v), __r)) => (__l, __v, __r),
            _ => __symbol_type_mismatch()
        }
    }
    fn __pop_Variant1<
      's,
    >(
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>
    ) -> (usize, &'s str, usize)
     {
        match __symbols.pop() {
            Some((__l, __Symbol::Variant1(__v), __r)) => (__l, __v, __r),
            _ => __symbol_type_mismatch()
        }
    }
    fn __reduce0<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // ","? = "," => ActionFn(47);
        let __sym0 = __pop_Variant2(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym0.2.clone();
        let __nt = super::__action47::<>(builder, __sym0);
        __symbols.push((__start, __Symbol::Variant3(__nt), __end));
        (1, 0)
    }
    fn __reduce1<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // ","? =  => ActionFn(48);
        let __start = __lookahead_start.cloned().or_else(|| __symbols.last().map(|s| s.2.clone())).unwrap_or_default();
        let __end = __start.clone();
        let __nt = super::__action48::<>(builder, &__start, &__end);
        __symbols.push((__start, __Symbol::Variant3(__nt), __end));
        (0, 0)
    }
    fn __reduce2<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // @L =  => ActionFn(49);
        let __start = __lookahead_start.cloned().or_else(|| __symbols.last().map(|s| s.2.clone())).unwrap_or_default();
        let __end = __start.clone();
        let __nt = super::__action49::<>(builder, &__start, &__end);
        __symbols.push((__start, __Symbol::Variant4(__nt), __end));
        (0, 1)
    }
    fn __reduce3<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // And = Not => ActionFn(9);
        let __sym0 = __pop_Variant5(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym0.2.clone();
        let __nt = super::__action9::<>(builder, __sym0);
        __symbols.push((__start, __Symbol::Variant5(__nt), __end));
        (1, 2)
    }
    fn __reduce5<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Arguments =  => ActionFn(43);
        let __start = __lookahead_start.cloned().or_else(|| __symbols.last().map(|s| s.2.clone())).unwrap_or_default();
        let __end = __start.clone();
        let __nt = super::__action43::<>(builder, &__start, &__end);
        __symbols.push((__start, __Symbol::Variant6(__nt), __end));
        (0, 3)
    }
    fn __reduce6<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Arguments = Listed, "," => ActionFn(52);
        assert!(__symbols.len() >= 2);
        let __sym1 = __pop_Variant2(__symbols);
        let __sym0 = __pop_Variant6(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym1.2.clone();
        let __nt = super::__action52::<>(builder, __sym0, __sym1);
        __symbols.push((__start, __Symbol::Variant6(__nt), __end));
        (2, 3)
    }
    fn __reduce7<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Arguments = Listed => ActionFn(53);
        let __sym0 = __pop_Variant6(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym0.2.clone();
        let __nt = super::__action53::<>(builder, __sym0);
        __symbols.push((__start, __Symbol::Variant6(__nt), __end));
        (1, 3)
    }
    fn __reduce8<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Compare = "==" => ActionFn(15);
        let __sym0 = __pop_Variant2(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym0.2.clone();
        let __nt = super::__action15::<>(builder, __sym0);
        __symbols.push((__start, __Symbol::Variant7(__nt), __end));
        (1, 4)
    }
    fn __reduce9<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Compare = "!=" => ActionFn(16);
        let __sym0 = __pop_Variant2(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym0.2.clone();
        let __nt = super::__action16::<>(builder, __sym0);
        __symbols.push((__start, __Symbol::Variant7(__nt), __end));
        (1, 4)
    }
    fn __reduce10<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Compare = "<" => ActionFn(17);
        let __sym0 = __pop_Variant2(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym0.2.clone();
        let __nt = super::__action17::<>(builder, __sym0);
        __symbols.push((__start, __Symbol::Variant7(__nt), __end));
        (1, 4)
    }
    fn __reduce11<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Compare = "<=" => ActionFn(18);
        let __sym0 = __pop_Variant2(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym0.2.clone();
        let __nt = super::__action18::<>(builder, __sym0);
        __symbols.push((__start, __Symbol::Variant7(__nt), __end));
        (1, 4)
    }
    fn __reduce12<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Compare = ">" => ActionFn(19);
        let __sym0 = __pop_Variant2(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym0.2.clone();
        let __nt = super::__action19::<>(builder, __sym0);
        __symbols.push((__start, __Symbol::Variant7(__nt), __end));
        (1, 4)
    }
    fn __reduce13<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Compare = ">=" => ActionFn(20);
        let __sym0 = __pop_Variant2(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym0.2.clone();
        let __nt = super::__action20::<>(builder, __sym0);
        __symbols.push((__start, __Symbol::Variant7(__nt), __end));
        (1, 4)
    }
    fn __reduce14<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Comparison = Sum => ActionFn(13);
        let __sym0 = __pop_Variant5(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym0.2.clone();
        let __nt = super::__action13::<>(builder, __sym0);
        __symbols.push((__start, __Symbol::Variant5(__nt), __end));
        (1, 5)
    }
    fn __reduce16<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Expression = Or => ActionFn(5);
        let __sym0 = __pop_Variant5(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym0.2.clone();
        let __nt = super::__action5::<>(builder, __sym0);
        __symbols.push((__start, __Symbol::Variant5(__nt), __end));
        (1, 6)
    }
    fn __reduce18<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Formula = Statement => ActionFn(77);
        let __sym0 = __pop_Variant8(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym0.2.clone();
        let __nt = super::__action77::<>(builder, __sym0);
        __symbols.push((__start, __Symbol::Variant8(__nt), __end));
        (1, 7)
    }
    fn __reduce19<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Formula =  => ActionFn(78);
        let __start = __lookahead_start.cloned().or_else(|| __symbols.last().map(|s| s.2.clone())).unwrap_or_default();
        let __end = __start.clone();
        let __nt = super::__action78::<>(builder, &__start, &__end);
        __symbols.push((__start, __Symbol::Variant8(__nt), __end));
        (0, 7)
    }
    fn __reduce20<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Formula = Formula, end, Statement => ActionFn(79);
        assert!(__symbols.len() >= 3);
        let __sym2 = __pop_Variant8(__symbols);
        let __sym1 = __pop_Variant2(__symbols);
        let __sym0 = __pop_Variant8(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym2.2.clone();
        let __nt = super::__action79::<>(builder, __sym0, __sym1, __sym2);
        __symbols.push((__start, __Symbol::Variant8(__nt), __end));
        (3, 7)
    }
    fn __reduce21<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Formula = Formula, end => ActionFn(80);
        assert!(__symbols.len() >= 2);
        let __sym1 = __pop_Variant2(__symbols);
        let __sym0 = __pop_Variant8(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym1.2.clone();
        let __nt = super::__action80::<>(builder, __sym0, __sym1);
        __symbols.push((__start, __Symbol::Variant8(__nt), __end));
        (2, 7)
    }
    fn __reduce22<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Listed = Expression => ActionFn(45);
        let __sym0 = __pop_Variant5(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym0.2.clone();
        let __nt = super::__action45::<>(builder, __sym0);
        __symbols.push((__start, __Symbol::Variant6(__nt), __end));
        (1, 8)
    }
    fn __reduce23<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Listed = Listed, ",", Expression => ActionFn(46);
        assert!(__symbols.len() >= 3);
        let __sym2 = __pop_Variant5(__symbols);
        let __sym1 = __pop_Variant2(__symbols);
        let __sym0 = __pop_Variant6(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym2.2.clone();
        let __nt = super::__action46::<>(builder, __sym0, __sym1, __sym2);
        __symbols.push((__start, __Symbol::Variant6(__nt), __end));
        (3, 8)
    }
    fn __reduce24<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Not = Comparison => ActionFn(11);
        let __sym0 = __pop_Variant5(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym0.2.clone();
        let __nt = super::__action11::<>(builder, __sym0);
        __symbols.push((__start, __Symbol::Variant5(__nt), __end));
        (1, 9)
    }
    fn __reduce26<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Or = And => ActionFn(7);
        let __sym0 = __pop_Variant5(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym0.2.clone();
        let __nt = super::__action7::<>(builder, __sym0);
        __symbols.push((__start, __Symbol::Variant5(__nt), __end));
        (1, 10)
    }
    fn __reduce28<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Power = Primary => ActionFn(33);
        let __sym0 = __pop_Variant5(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym0.2.clone();
        let __nt = super::__action33::<>(builder, __sym0);
        __symbols.push((__start, __Symbol::Variant5(__nt), __end));
        (1, 11)
    }
    fn __reduce37<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Primary = "(", Expression, ")" => ActionFn(42);
        assert!(__symbols.len() >= 3);
        let __sym2 = __pop_Variant2(__symbols);
        let __sym1 = __pop_Variant5(__symbols);
        let __sym0 = __pop_Variant2(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym2.2.clone();
        let __nt = super::__action42::<>(builder, __sym0, __sym1, __sym2);
        __symbols.push((__start, __Symbol::Variant5(__nt), __end));
        (3, 12)
    }
    fn __reduce38<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Product = Signed => ActionFn(24);
        let __sym0 = __pop_Variant5(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym0.2.clone();
        let __nt = super::__action24::<>(builder, __sym0);
        __symbols.push((__start, __Symbol::Variant5(__nt), __end));
        (1, 13)
    }
    fn __reduce44<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Signed = Power => ActionFn(28);
        let __sym0 = __pop_Variant5(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym0.2.clone();
        let __nt = super::__action28::<>(builder, __sym0);
        __symbols.push((__start, __Symbol::Variant5(__nt), __end));
        (1, 15)
    }
    fn __reduce45<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Signed = Sign => ActionFn(29);
        let __sym0 = __pop_Variant5(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym0.2.clone();
        let __nt = super::__action29::<>(builder, __sym0);
        __symbols.push((__start, __Symbol::Variant5(__nt), __end));
        (1, 15)
    }
    fn __reduce49<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Statement? = Statement => ActionFn(50);
        let __sym0 = __pop_Variant8(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym0.2.clone();
        let __nt = super::__action50::<>(builder, __sym0);
        __symbols.push((__start, __Symbol::Variant9(__nt), __end));
        (1, 17)
    }
    fn __reduce50<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Statement? =  => ActionFn(51);
        let __start = __lookahead_start.cloned().or_else(|| __symbols.last().map(|s| s.2.clone())).unwrap_or_default();
        let __end = __start.clone();
        let __nt = super::__action51::<>(builder, &__start, &__end);
        __symbols.push((__start, __Symbol::Variant9(__nt), __end));
        (0, 17)
    }
    fn __reduce51<
        's,
        'b,
    >(
        builder: &mut Builder<'s>,
        __lookahead_start: Option<&usize>,
        __symbols: &mut alloc::vec::Vec<(usize,__Symbol<'s>,usize)>,
        _: core::marker::PhantomData<(&'s (), &'b ())>,
    ) -> (usize, usize)
    where
        's: 'b,
    {
        // Sum = Product => ActionFn(21);
        let __sym0 = __pop_Variant5(__symbols);
        let __start = __sym0.0.clone();
        let __end = __sym0.2.clone();
        let __nt = super::__action21::<>(builder, __sym0);
        __symbols.push((__start, __Symbol::Variant5(__nt), __end));
        (1, 18)
    }
}
#[allow(unused_imports)]
pub use self::__parse__Formula::FormulaParser;

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action0<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, __0, _): (usize, (), usize),
)
where
    's: 'b,
{
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action1<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, __0, _): (usize, Option<()>, usize),
)
where
    's: 'b,
{
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action2<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, __0, _): (usize, (), usize),
    (_, __1, _): (usize, Token<'s>, usize),
    (_, __2, _): (usize, Option<()>, usize),
)
where
    's: 'b,
{
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action3<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, at, _): (usize, usize, usize),
    (_, value, _): (usize, Id, usize),
) -> Result<(),__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    Ok(builder.result(at, value)?)
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action4<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, _, _): (usize, Token<'s>, usize),
    (_, at, _): (usize, usize, usize),
    (_, name, _): (usize, &'s str, usize),
    (_, _, _): (usize, Token<'s>, usize),
    (_, value, _): (usize, Id, usize),
) -> Result<(),__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    Ok(builder.define(at, name, value)?)
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action5<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, __0, _): (usize, Id, usize),
) -> Id
where
    's: 'b,
{
    __0
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action6<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, yes, _): (usize, Id, usize),
    (_, at, _): (usize, usize, usize),
    (_, _, _): (usize, Token<'s>, usize),
    (_, condition, _): (usize, Id, usize),
    (_, _, _): (usize, Token<'s>, usize),
    (_, no, _): (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    Ok(builder.add(at, Node::Choice { condition, yes, no })?)
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action7<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, __0, _): (usize, Id, usize),
) -> Id
where
    's: 'b,
{
    __0
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action8<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, a, _): (usize, Id, usize),
    (_, at, _): (usize, usize, usize),
    (_, _, _): (usize, Token<'s>, usize),
    (_, b, _): (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    Ok(builder.add(at, Node::Binary(Binary::Or, a, b))?)
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action9<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, __0, _): (usize, Id, usize),
) -> Id
where
    's: 'b,
{
    __0
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action10<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, a, _): (usize, Id, usize),
    (_, at, _): (usize, usize, usize),
    (_, _, _): (usize, Token<'s>, usize),
    (_, b, _): (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    Ok(builder.add(at, Node::Binary(Binary::And, a, b))?)
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action11<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, __0, _): (usize, Id, usize),
) -> Id
where
    's: 'b,
{
    __0
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action12<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, at, _): (usize, usize, usize),
    (_, _, _): (usize, Token<'s>, usize),
    (_, a, _): (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    Ok(builder.add(at, Node::Not(a))?)
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action13<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, __0, _): (usize, Id, usize),
) -> Id
where
    's: 'b,
{
    __0
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action14<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, a, _): (usize, Id, usize),
    (_, at, _): (usize, usize, usize),
    (_, operator, _): (usize, Binary, usize),
    (_, b, _): (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    Ok(builder.add(at, Node::Binary(operator, a, b))?)
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action15<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, __0, _): (usize, Token<'s>, usize),
) -> Binary
where
    's: 'b,
{
    Binary::Equal
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action16<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, __0, _): (usize, Token<'s>, usize),
) -> Binary
where
    's: 'b,
{
    Binary::NotEqual
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action17<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, __0, _): (usize, Token<'s>, usize),
) -> Binary
where
    's: 'b,
{
    Binary::Less
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action18<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, __0, _): (usize, Token<'s>, usize),
) -> Binary
where
    's: 'b,
{
    Binary::LessEqual
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action19<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, __0, _): (usize, Token<'s>, usize),
) -> Binary
where
    's: 'b,
{
    Binary::Greater
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action20<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, __0, _): (usize, Token<'s>, usize),
) -> Binary
where
    's: 'b,
{
    Binary::GreaterEqual
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action21<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, __0, _): (usize, Id, usize),
) -> Id
where
    's: 'b,
{
    __0
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action22<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, a, _): (usize, Id, usize),
    (_, at, _): (usize, usize, usize),
    (_, _, _): (usize, Token<'s>, usize),
    (_, b, _): (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    Ok(builder.add(at, Node::Binary(Binary::Add, a, b))?)
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action23<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, a, _): (usize, Id, usize),
    (_, at, _): (usize, usize, usize),
    (_, _, _): (usize, Token<'s>, usize),
    (_, b, _): (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    Ok(builder.add(at, Node::Binary(Binary::Subtract, a, b))?)
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action24<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, __0, _): (usize, Id, usize),
) -> Id
where
    's: 'b,
{
    __0
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action25<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, a, _): (usize, Id, usize),
    (_, at, _): (usize, usize, usize),
    (_, _, _): (usize, Token<'s>, usize),
    (_, b, _): (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    Ok(builder.add(at, Node::Binary(Binary::Multiply, a, b))?)
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action26<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, a, _): (usize, Id, usize),
    (_, at, _): (usize, usize, usize),
    (_, _, _): (usize, Token<'s>, usize),
    (_, b, _): (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    Ok(builder.add(at, Node::Binary(Binary::Divide, a, b))?)
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action27<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, a, _): (usize, Id, usize),
    (_, at, _): (usize, usize, usize),
    (_, _, _): (usize, Token<'s>, usize),
    (_, b, _): (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    Ok(builder.add(at, Node::Binary(Binary::Remainder, a, b))?)
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action28<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, __0, _): (usize, Id, usize),
) -> Id
where
    's: 'b,
{
    __0
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action29<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, __0, _): (usize, Id, usize),
) -> Id
where
    's: 'b,
{
    __0
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action30<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, a, _): (usize, Id, usize),
    (_, at, _): (usize, usize, usize),
    (_, _, _): (usize, Token<'s>, usize),
    (_, b, _): (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    Ok(builder.add(at, Node::Binary(Binary::Power, a, b))?)
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action31<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, at, _): (usize, usize, usize),
    (_, _, _): (usize, Token<'s>, usize),
    (_, a, _): (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    Ok(builder.add(at, Node::Negative(a))?)
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action32<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, at, _): (usize, usize, usize),
    (_, _, _): (usize, Token<'s>, usize),
    (_, a, _): (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    Ok(builder.add(at, Node::Positive(a))?)
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action33<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, __0, _): (usize, Id, usize),
) -> Id
where
    's: 'b,
{
    __0
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action34<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, a, _): (usize, Id, usize),
    (_, at, _): (usize, usize, usize),
    (_, _, _): (usize, Token<'s>, usize),
    (_, b, _): (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    Ok(builder.add(at, Node::Binary(Binary::Power, a, b))?)
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action35<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, at, _): (usize, usize, usize),
    (_, value, _): (usize, f64, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    Ok(builder.add(at, Node::Number(value))?)
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action36<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, at, _): (usize, usize, usize),
    (_, _, _): (usize, Token<'s>, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    Ok(builder.add(at, Node::Bool(true))?)
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action37<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, at, _): (usize, usize, usize),
    (_, _, _): (usize, Token<'s>, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    Ok(builder.add(at, Node::Bool(false))?)
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action38<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, at, _): (usize, usize, usize),
    (_, name, _): (usize, &'s str, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    Ok(builder.name(at, name)?)
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action39<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, at, _): (usize, usize, usize),
    (_, name, _): (usize, &'s str, usize),
    (_, _, _): (usize, Token<'s>, usize),
    (_, arguments, _): (usize, Vec<Id>, usize),
    (_, _, _): (usize, Token<'s>, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    Ok(builder.call(at, name, &arguments)?)
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action40<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, of, _): (usize, Id, usize),
    (_, _, _): (usize, Token<'s>, usize),
    (_, at, _): (usize, usize, usize),
    (_, letters, _): (usize, &'s str, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    Ok(builder.member(at, of, letters)?)
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action41<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, of, _): (usize, Id, usize),
    (_, _, _): (usize, Token<'s>, usize),
    (_, at, _): (usize, usize, usize),
    (_, name, _): (usize, &'s str, usize),
    (_, _, _): (usize, Token<'s>, usize),
    (_, arguments, _): (usize, Vec<Id>, usize),
    (_, _, _): (usize, Token<'s>, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    {
        let arguments = [vec![of], arguments].concat();
        Ok(builder.method(at, name, &arguments)?)
    }
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action42<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, _, _): (usize, Token<'s>, usize),
    (_, __0, _): (usize, Id, usize),
    (_, _, _): (usize, Token<'s>, usize),
) -> Id
where
    's: 'b,
{
    __0
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action43<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __lookbehind: &usize,
    __lookahead: &usize,
) -> Vec<Id>
where
    's: 'b,
{
    Vec::new()
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action44<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, __0, _): (usize, Vec<Id>, usize),
    (_, __1, _): (usize, Option<Token<'s>>, usize),
) -> Vec<Id>
where
    's: 'b,
{
    (__0, __1)
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action45<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, __0, _): (usize, Id, usize),
) -> Vec<Id>
where
    's: 'b,
{
    vec![__0]
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action46<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, mut list, _): (usize, Vec<Id>, usize),
    (_, _, _): (usize, Token<'s>, usize),
    (_, next, _): (usize, Id, usize),
) -> Vec<Id>
where
    's: 'b,
{
    {
        list.push(next);
        list
    }
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action47<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, __0, _): (usize, Token<'s>, usize),
) -> Option<Token<'s>>
where
    's: 'b,
{
    Some(__0)
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action48<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __lookbehind: &usize,
    __lookahead: &usize,
) -> Option<Token<'s>>
where
    's: 'b,
{
    None
}

#[allow(unused_variables)]
#[allow(clippy::needless_lifetimes)]
fn __action49<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __lookbehind: &usize,
    __lookahead: &usize,
) -> usize
where
    's: 'b,
{
    *__lookahead
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action50<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    (_, __0, _): (usize, (), usize),
) -> Option<()>
where
    's: 'b,
{
    Some(__0)
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes, clippy::just_underscores_and_digits, clippy::extra_unused_type_parameters)]
fn __action51<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __lookbehind: &usize,
    __lookahead: &usize,
) -> Option<()>
where
    's: 'b,
{
    None
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action52<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, Vec<Id>, usize),
    __1: (usize, Token<'s>, usize),
) -> Vec<Id>
where
    's: 'b,
{
    let __start0 = __1.0.clone();
    let __end0 = __1.2.clone();
    let __temp0 = __action47(
        builder,
        __1,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action44(
        builder,
        __0,
        __temp0,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action53<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, Vec<Id>, usize),
) -> Vec<Id>
where
    's: 'b,
{
    let __start0 = __0.2.clone();
    let __end0 = __0.2.clone();
    let __temp0 = __action48(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action44(
        builder,
        __0,
        __temp0,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action54<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, Id, usize),
    __1: (usize, Token<'s>, usize),
    __2: (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    let __start0 = __0.2.clone();
    let __end0 = __1.0.clone();
    let __temp0 = __action49(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action10(
        builder,
        __0,
        __temp0,
        __1,
        __2,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action55<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, Id, usize),
    __1: (usize, Binary, usize),
    __2: (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    let __start0 = __0.2.clone();
    let __end0 = __1.0.clone();
    let __temp0 = __action49(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action14(
        builder,
        __0,
        __temp0,
        __1,
        __2,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action56<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, Id, usize),
    __1: (usize, Token<'s>, usize),
    __2: (usize, Id, usize),
    __3: (usize, Token<'s>, usize),
    __4: (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    let __start0 = __0.2.clone();
    let __end0 = __1.0.clone();
    let __temp0 = __action49(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action6(
        builder,
        __0,
        __temp0,
        __1,
        __2,
        __3,
        __4,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action57<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, Token<'s>, usize),
    __1: (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    let __start0 = __0.0.clone();
    let __end0 = __0.0.clone();
    let __temp0 = __action49(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action12(
        builder,
        __temp0,
        __0,
        __1,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action58<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, Id, usize),
    __1: (usize, Token<'s>, usize),
    __2: (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    let __start0 = __0.2.clone();
    let __end0 = __1.0.clone();
    let __temp0 = __action49(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action8(
        builder,
        __0,
        __temp0,
        __1,
        __2,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action59<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, Id, usize),
    __1: (usize, Token<'s>, usize),
    __2: (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    let __start0 = __0.2.clone();
    let __end0 = __1.0.clone();
    let __temp0 = __action49(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action34(
        builder,
        __0,
        __temp0,
        __1,
        __2,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action60<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, f64, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    let __start0 = __0.0.clone();
    let __end0 = __0.0.clone();
    let __temp0 = __action49(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action35(
        builder,
        __temp0,
        __0,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action61<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, Token<'s>, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    let __start0 = __0.0.clone();
    let __end0 = __0.0.clone();
    let __temp0 = __action49(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action36(
        builder,
        __temp0,
        __0,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action62<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, Token<'s>, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    let __start0 = __0.0.clone();
    let __end0 = __0.0.clone();
    let __temp0 = __action49(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action37(
        builder,
        __temp0,
        __0,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action63<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, &'s str, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    let __start0 = __0.0.clone();
    let __end0 = __0.0.clone();
    let __temp0 = __action49(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action38(
        builder,
        __temp0,
        __0,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action64<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, &'s str, usize),
    __1: (usize, Token<'s>, usize),
    __2: (usize, Vec<Id>, usize),
    __3: (usize, Token<'s>, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    let __start0 = __0.0.clone();
    let __end0 = __0.0.clone();
    let __temp0 = __action49(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action39(
        builder,
        __temp0,
        __0,
        __1,
        __2,
        __3,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action65<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, Id, usize),
    __1: (usize, Token<'s>, usize),
    __2: (usize, &'s str, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    let __start0 = __1.2.clone();
    let __end0 = __2.0.clone();
    let __temp0 = __action49(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action40(
        builder,
        __0,
        __1,
        __temp0,
        __2,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action66<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, Id, usize),
    __1: (usize, Token<'s>, usize),
    __2: (usize, &'s str, usize),
    __3: (usize, Token<'s>, usize),
    __4: (usize, Vec<Id>, usize),
    __5: (usize, Token<'s>, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    let __start0 = __1.2.clone();
    let __end0 = __2.0.clone();
    let __temp0 = __action49(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action41(
        builder,
        __0,
        __1,
        __temp0,
        __2,
        __3,
        __4,
        __5,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action67<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, Id, usize),
    __1: (usize, Token<'s>, usize),
    __2: (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    let __start0 = __0.2.clone();
    let __end0 = __1.0.clone();
    let __temp0 = __action49(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action25(
        builder,
        __0,
        __temp0,
        __1,
        __2,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action68<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, Id, usize),
    __1: (usize, Token<'s>, usize),
    __2: (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    let __start0 = __0.2.clone();
    let __end0 = __1.0.clone();
    let __temp0 = __action49(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action26(
        builder,
        __0,
        __temp0,
        __1,
        __2,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action69<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, Id, usize),
    __1: (usize, Token<'s>, usize),
    __2: (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    let __start0 = __0.2.clone();
    let __end0 = __1.0.clone();
    let __temp0 = __action49(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action27(
        builder,
        __0,
        __temp0,
        __1,
        __2,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action70<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, Token<'s>, usize),
    __1: (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    let __start0 = __0.0.clone();
    let __end0 = __0.0.clone();
    let __temp0 = __action49(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action31(
        builder,
        __temp0,
        __0,
        __1,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action71<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, Token<'s>, usize),
    __1: (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    let __start0 = __0.0.clone();
    let __end0 = __0.0.clone();
    let __temp0 = __action49(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action32(
        builder,
        __temp0,
        __0,
        __1,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action72<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, Id, usize),
    __1: (usize, Token<'s>, usize),
    __2: (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    let __start0 = __0.2.clone();
    let __end0 = __1.0.clone();
    let __temp0 = __action49(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action30(
        builder,
        __0,
        __temp0,
        __1,
        __2,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action73<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, Id, usize),
) -> Result<(),__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    let __start0 = __0.0.clone();
    let __end0 = __0.0.clone();
    let __temp0 = __action49(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action3(
        builder,
        __temp0,
        __0,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action74<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, Token<'s>, usize),
    __1: (usize, &'s str, usize),
    __2: (usize, Token<'s>, usize),
    __3: (usize, Id, usize),
) -> Result<(),__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    let __start0 = __0.2.clone();
    let __end0 = __1.0.clone();
    let __temp0 = __action49(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action4(
        builder,
        __0,
        __temp0,
        __1,
        __2,
        __3,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action75<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, Id, usize),
    __1: (usize, Token<'s>, usize),
    __2: (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    let __start0 = __0.2.clone();
    let __end0 = __1.0.clone();
    let __temp0 = __action49(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action22(
        builder,
        __0,
        __temp0,
        __1,
        __2,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action76<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, Id, usize),
    __1: (usize, Token<'s>, usize),
    __2: (usize, Id, usize),
) -> Result<Id,__lalrpop_util::ParseError<usize,Token<'s>,Wrong>>
where
    's: 'b,
{
    let __start0 = __0.2.clone();
    let __end0 = __1.0.clone();
    let __temp0 = __action49(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action23(
        builder,
        __0,
        __temp0,
        __1,
        __2,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action77<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, (), usize),
)
where
    's: 'b,
{
    let __start0 = __0.0.clone();
    let __end0 = __0.2.clone();
    let __temp0 = __action50(
        builder,
        __0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action1(
        builder,
        __temp0,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action78<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __lookbehind: &usize,
    __lookahead: &usize,
)
where
    's: 'b,
{
    let __start0 = __lookbehind.clone();
    let __end0 = __lookahead.clone();
    let __temp0 = __action51(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action1(
        builder,
        __temp0,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action79<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, (), usize),
    __1: (usize, Token<'s>, usize),
    __2: (usize, (), usize),
)
where
    's: 'b,
{
    let __start0 = __2.0.clone();
    let __end0 = __2.2.clone();
    let __temp0 = __action50(
        builder,
        __2,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action2(
        builder,
        __0,
        __1,
        __temp0,
    )
}

#[allow(unused_variables)]
#[allow(clippy::too_many_arguments, clippy::needless_lifetimes,
    clippy::just_underscores_and_digits, clippy::clone_on_copy, clippy::unit_arg)]
fn __action80<
    's,
    'b,
>(
    builder: &mut Builder<'s>,
    __0: (usize, (), usize),
    __1: (usize, Token<'s>, usize),
)
where
    's: 'b,
{
    let __start0 = __1.2.clone();
    let __end0 = __1.2.clone();
    let __temp0 = __action51(
        builder,
        &__start0,
        &__end0,
    );
    let __temp0 = (__start0, __temp0, __end0);
    __action2(
        builder,
        __0,
        __1,
        __temp0,
    )
}

#[allow(clippy::type_complexity, dead_code)]
pub trait __ToTriple<'s, 'b, >
where 's: 'b
{
    fn to_triple(self) -> Result<(usize,Token<'s>,usize), __lalrpop_util::ParseError<usize, Token<'s>, Wrong>>;
}

impl<'s, 'b, > __ToTriple<'s, 'b, > for (usize, Token<'s>, usize)
where 's: 'b
{
    fn to_triple(self) -> Result<(usize,Token<'s>,usize), __lalrpop_util::ParseError<usize, Token<'s>, Wrong>> {
        Ok(self)
    }
}
impl<'s, 'b, > __ToTriple<'s, 'b, > for Result<(usize, Token<'s>, usize), Wrong>
where 's: 'b
{
    fn to_triple(self) -> Result<(usize,Token<'s>,usize), __lalrpop_util::ParseError<usize, Token<'s>, Wrong>> {
        self.map_err(|error| __lalrpop_util::ParseError::User { error })
    }
}
