//! Puts many mutants into one file. Each stands beside the code that it changes, and a number decides which of the two runs.

use crate::{
    list::{Genre, Id, Mutant},
    render::{render, Edit, Woven},
    source::Source,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};
use syn::visit::{self, Visit};

/// Weaves mutants into a file. What has no place in it is left out: a constant is computed by the compiler, so nothing can decide
/// in it, and neither in a `const fn` unless it may lose its `const`. `kept` names those that must keep it.
pub fn weave(text: &str, mutants: &[(Id, &Mutant)], kept: &BTreeSet<String>) -> syn::Result<Woven> {
    let file = syn::parse_file(text)?;
    let source = Source::new(text.to_owned());
    let mut wanted = BTreeMap::new();
    for (id, mutant) in mutants {
        wanted.entry(source.range(mutant.span).start).or_insert_with(Vec::new).push((*id, *mutant));
    }
    let mut finder = Finder { source: &source, wanted, kept, edits: Vec::new() };
    finder.visit_file(&file);
    Ok(render(&source.text, finder.edits))
}

/// Whether a function returns a type that only the compiler knows.
fn has_no_name(output: &syn::ReturnType) -> bool {
    struct Search(bool);
    impl Visit<'_> for Search {
        fn visit_type_impl_trait(&mut self, _: &syn::TypeImplTrait) {
            self.0 = true;
        }
    }
    let mut search = Search(false);
    search.visit_return_type(output);
    search.0
}

/// Walks through a file and finds the syntax that belongs to each mutant.
struct Finder<'a> {
    source: &'a Source,
    /// The mutants, by the offset of what they replace.
    wanted: BTreeMap<usize, Vec<(Id, &'a Mutant)>>,
    kept: &'a BTreeSet<String>,
    edits: Vec<Edit>,
}

impl Finder<'_> {
    /// Returns the mutants of a kind that begin where this syntax does.
    fn mutants_at(&self, genre: Genre, at: usize) -> Vec<(Id, String)> {
        let here = self.wanted.get(&at).into_iter().flatten();
        here.filter(|(_, mutant)| mutant.genre == genre).map(|(id, mutant)| (*id, mutant.replacement.clone())).collect()
    }

    /// Puts alternatives beside an expression: its text with `part` replaced by what each mutant has instead.
    fn offer(&mut self, genre: Genre, whole: Range<usize>, part: Range<usize>) {
        let mutants = self.mutants_at(genre, part.start);
        if mutants.is_empty() {
            return;
        }
        let text = &self.source.text;
        let (before, after) = (&text[whole.start..part.start], &text[part.end..whole.end]);
        let alternatives = mutants.into_iter().map(|(id, instead)| (id, format!("{before}{instead}{after}"))).collect();
        self.edits.push(Edit::Choice { range: whole, alternatives });
    }

    /// Returns early from a function with each value that a mutant has instead of its body. Both are of one type, so it must have
    /// a name.
    fn enter(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let Some(first) = block.stmts.first() else { return };
        if has_no_name(&signature.output) {
            return;
        }
        let at = self.source.range_of(first).start;
        for (id, value) in self.mutants_at(Genre::FnValue, at) {
            let text = format!("if crate::__mutant({id}) {{ return {value}; }}");
            self.edits.push(Edit::Insert { at, text, id: Some(id) });
        }
    }

    /// Passes over an arm of a match if a mutant is without it. The match must have an arm that takes the rest.
    fn skip(&mut self, arm: &syn::Arm) {
        for (id, _) in self.mutants_at(Genre::MatchArm, self.source.range_of(arm).start) {
            let stays = format!("!crate::__mutant({id})");
            match &arm.guard {
                Some((_, guard)) => {
                    let guard = self.source.range_of(guard);
                    self.edits.push(Edit::Insert { at: guard.start, text: format!("{stays} && ("), id: Some(id) });
                    self.edits.push(Edit::Insert { at: guard.end, text: ")".into(), id: None });
                }
                None => {
                    let at = self.source.range_of(&arm.pat).end;
                    self.edits.push(Edit::Insert { at, text: format!(" if {stays}"), id: Some(id) });
                }
            }
        }
    }

    /// Takes `const` from a function, and tells whether its body may be changed.
    fn loosen(&mut self, signature: &syn::Signature) -> bool {
        let Some(constant) = &signature.constness else { return true };
        if self.kept.contains(&signature.ident.to_string()) {
            return false;
        }
        self.edits.push(Edit::Delete { range: self.source.range_of(constant) });
        true
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        if self.loosen(&function.sig) {
            self.enter(&function.sig, &function.block);
            visit::visit_block(self, &function.block);
        }
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        if self.loosen(&function.sig) {
            self.enter(&function.sig, &function.block);
            visit::visit_block(self, &function.block);
        }
    }

    fn visit_trait_item_fn(&mut self, function: &'ast syn::TraitItemFn) {
        if let (Some(block), true) = (&function.default, self.loosen(&function.sig)) {
            self.enter(&function.sig, block);
            visit::visit_block(self, block);
        }
    }

    fn visit_expr_binary(&mut self, binary: &'ast syn::ExprBinary) {
        let (whole, operator) = (self.source.range_of(binary), self.source.range_of(&binary.op));
        self.offer(Genre::BinaryOperator, whole, operator);
        visit::visit_expr_binary(self, binary);
    }

    fn visit_expr_unary(&mut self, unary: &'ast syn::ExprUnary) {
        let (whole, operator) = (self.source.range_of(unary), self.source.range_of(&unary.op));
        self.offer(Genre::UnaryOperator, whole, operator);
        visit::visit_expr_unary(self, unary);
    }

    fn visit_expr_struct(&mut self, value: &'ast syn::ExprStruct) {
        let whole = self.source.range_of(value);
        for field in value.fields.pairs() {
            let part = self.source.range_of(&field);
            self.offer(Genre::StructField, whole.clone(), part);
        }
        visit::visit_expr_struct(self, value);
    }

    fn visit_expr_match(&mut self, matching: &'ast syn::ExprMatch) {
        if matching.arms.iter().any(|arm| arm.guard.is_none() && matches!(arm.pat, syn::Pat::Wild(_))) {
            matching.arms.iter().for_each(|arm| self.skip(arm));
        }
        visit::visit_expr_match(self, matching);
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        if let Some((_, guard)) = &arm.guard {
            let guard = self.source.range_of(guard);
            self.offer(Genre::MatchArmGuard, guard.clone(), guard);
        }
        visit::visit_arm(self, arm);
    }

    // What the compiler computes.
    fn visit_item_const(&mut self, _: &'ast syn::ItemConst) {}
    fn visit_item_static(&mut self, _: &'ast syn::ItemStatic) {}
    fn visit_impl_item_const(&mut self, _: &'ast syn::ImplItemConst) {}
    fn visit_trait_item_const(&mut self, _: &'ast syn::TraitItemConst) {}
    fn visit_variant(&mut self, _: &'ast syn::Variant) {}
    fn visit_type(&mut self, _: &'ast syn::Type) {}
    fn visit_generic_argument(&mut self, _: &'ast syn::GenericArgument) {}
    fn visit_expr_const(&mut self, _: &'ast syn::ExprConst) {}
    fn visit_expr_repeat(&mut self, repeat: &'ast syn::ExprRepeat) {
        self.visit_expr(&repeat.expr);
    }
}
