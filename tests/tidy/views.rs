//! The rule about changing texts. A browser that translates the page replaces each text node by a translated
//! element; what a program later writes to the original node is lost. Leptos keeps the text nodes of every child
//! of `view!` that is a closure or a signal. So no child may be a closure: a changing text is set on its element
//! (`prop:textContent=move || …`), a changing part is `{rebuilt(move || view! { … })}`.

use std::collections::BTreeMap;

use quote::ToTokens;
use rstml::node::{Node, NodeAttribute};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Block, Expr, FnArg, ItemFn, Local, Macro, Pat, ReturnType, Stmt, Type};

use crate::rules::Broken;
use crate::source::Source;

/// Types whose values change.
const SIGNALS: [&str; 9] = [
    "Signal",
    "Derived",
    "Var",
    "Memo",
    "RwSignal",
    "ReadSignal",
    "ArcSignal",
    "ArcMemo",
    "ArcRwSignal",
];

/// Leptos components that update their children in place.
const IN_PLACE: [&str; 6] = ["Show", "ShowLet", "AnimatedShow", "Suspense", "Transition", "Await"];

/// Functions that write to a text node.
const WRITERS: [&str; 6] =
    ["set_node_value", "set_data", "append_data", "insert_data", "replace_data", "delete_data"];

/// No child of `view!` changes by itself.
pub fn changing_texts(source: &Source) -> Vec<Broken> {
    let writes = source.words().into_iter().filter(|word| WRITERS.contains(&word.name));
    let why = |name: &str| format!("`{name}` writes into a text node: use `set_text_content`");
    let mut faults: Vec<Broken> = writes.map(|word| (word.line, why(word.name))).collect();
    if !source.path.starts_with("src/ui/") {
        return faults;
    }
    let file = match syn::parse_file(&source.text) {
        Ok(file) => file,
        Err(error) => return vec![(error.span().start().line, error.to_string())],
    };
    let mut reader = Reader::default();
    reader.visit_file(&file);
    faults.extend(reader.broken);
    faults.retain(|(line, _)| !source.is_test(*line));
    faults
}

/// The visitor of a file, with the names in scope.
#[derive(Default)]
struct Reader {
    /// For each open scope, whether the value of a name changes.
    scopes: Vec<BTreeMap<String, bool>>,
    broken: Vec<Broken>,
}

impl Reader {
    fn add_fault(&mut self, at: &impl Spanned, why: &str) {
        self.broken.push((at.span().start().line, why.to_owned()));
    }

    fn declare(&mut self, name: String, changes: bool) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.insert(name, changes);
        }
    }

    /// Whether a view of `expr` is updated in place when something changes.
    fn is_updated_in_place(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Closure(_) => true,
            Expr::Path(path) => path.path.get_ident().is_some_and(|name| {
                let name = name.to_string();
                let entry = self.scopes.iter().rev().find_map(|scope| scope.get(&name));
                entry.copied().unwrap_or(false)
            }),
            Expr::Call(call) => {
                let path = call.func.to_token_stream().to_string().replace(' ', "");
                let last = path.rsplit("::").next().unwrap_or_default();
                let makes = last == "derive"
                    || last == "memo"
                    || SIGNALS.iter().any(|signal| path.ends_with(&format!("{signal}::new")));
                // `Some(…)`, `Either::Left(…)` and `Box::new(…)` change if their argument does.
                let holds = last.starts_with(char::is_uppercase) || path == "Box::new";
                makes
                    || self.is_updated_in_place(&call.func)
                        && matches!(*call.func, Expr::Closure(_))
                    || holds && call.args.iter().any(|argument| self.is_updated_in_place(argument))
            }
            Expr::MethodCall(call) => {
                let passes = ["into_any", "into_view", "clone", "into", "boxed"];
                let inner = |argument: &Expr| match argument {
                    Expr::Closure(closure) => self.is_updated_in_place(&closure.body),
                    _ => false,
                };
                passes.contains(&call.method.to_string().as_str())
                    && self.is_updated_in_place(&call.receiver)
                    || call.args.iter().any(inner)
            }
            Expr::Paren(paren) => self.is_updated_in_place(&paren.expr),
            Expr::Group(group) => self.is_updated_in_place(&group.expr),
            Expr::Reference(reference) => self.is_updated_in_place(&reference.expr),
            Expr::Cast(cast) => self.is_updated_in_place(&cast.expr),
            Expr::Tuple(tuple) => tuple.elems.iter().any(|item| self.is_updated_in_place(item)),
            Expr::Array(array) => array.elems.iter().any(|item| self.is_updated_in_place(item)),
            Expr::Block(block) => self.block_is_updated_in_place(&block.block),
            Expr::If(if_expr) => {
                self.block_is_updated_in_place(&if_expr.then_branch)
                    || if_expr
                        .else_branch
                        .as_ref()
                        .is_some_and(|(_, other)| self.is_updated_in_place(other))
            }
            Expr::Match(match_expr) => {
                match_expr.arms.iter().any(|arm| self.is_updated_in_place(&arm.body))
            }
            _ => false,
        }
    }

    /// Whether the result of a block changes. Names declared in the block are out of scope.
    fn block_is_updated_in_place(&self, block: &Block) -> bool {
        matches!(block.stmts.last(), Some(Stmt::Expr(last, None)) if self.is_updated_in_place(last))
    }

    fn check_children(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Block(block) => {
                    let Some(block) = block.try_block() else { continue };
                    if self.block_is_updated_in_place(block) {
                        self.add_fault(
                            block,
                            "a child that changes: write a text by `prop:textContent`, wrap a part \
                             of the view in `rebuilt`",
                        );
                    }
                    self.visit_block(block);
                }
                Node::Element(element) => {
                    let name = element.name().to_string();
                    if IN_PLACE.contains(&name.as_str()) {
                        self.add_fault(element, "it changes its children in place: use `rebuilt`");
                    }
                    let all_its_text = element.attributes().iter().any(|attribute| {
                        let key = match attribute {
                            NodeAttribute::Attribute(attribute) => attribute.key.to_string(),
                            NodeAttribute::Block(_) => String::new(),
                        };
                        key.replace(' ', "").ends_with("prop:textContent")
                    });
                    if all_its_text && !element.children.is_empty() {
                        self.add_fault(
                            element,
                            "`prop:textContent` takes the place of its children",
                        );
                    }
                    for attribute in element.attributes() {
                        match attribute {
                            NodeAttribute::Attribute(attribute) => {
                                if let Some(value) = attribute.value() {
                                    self.visit_expr(value);
                                }
                            }
                            NodeAttribute::Block(block) => {
                                if let Some(block) = block.try_block() {
                                    self.visit_block(block);
                                }
                            }
                        }
                    }
                    self.check_children(&element.children);
                }
                Node::Fragment(fragment) => self.check_children(&fragment.children),
                _ => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_block(&mut self, block: &'ast Block) {
        self.scopes.push(BTreeMap::new());
        visit::visit_block(self, block);
        self.scopes.pop();
    }

    fn visit_local(&mut self, local: &'ast Local) {
        visit::visit_local(self, local);
        let mut pattern = &local.pat;
        let mut has_changing_type = false;
        if let Pat::Type(typed_pattern) = pattern {
            has_changing_type = is_changing(&typed_pattern.ty);
            pattern = &typed_pattern.pat;
        }
        let value = local.init.as_ref().map(|init| &*init.expr);
        match (pattern, value) {
            (Pat::Ident(binding), value) => {
                let changes =
                    has_changing_type || value.is_some_and(|value| self.is_updated_in_place(value));
                self.declare(binding.ident.to_string(), changes);
            }
            (Pat::Tuple(names), Some(Expr::Tuple(value))) => {
                for (name, value) in names.elems.iter().zip(&value.elems) {
                    if let Pat::Ident(binding) = name {
                        self.declare(binding.ident.to_string(), self.is_updated_in_place(value));
                    }
                }
            }
            _ => {}
        }
    }

    fn visit_expr_closure(&mut self, closure: &'ast syn::ExprClosure) {
        self.scopes.push(BTreeMap::new());
        for input in &closure.inputs {
            if let Pat::Ident(binding) = input {
                self.declare(binding.ident.to_string(), false);
            }
        }
        visit::visit_expr_closure(self, closure);
        self.scopes.pop();
    }

    fn visit_item_fn(&mut self, function: &'ast ItemFn) {
        self.scopes.push(BTreeMap::new());
        let closures: Vec<String> = function
            .sig
            .generics
            .type_params()
            .filter(|parameter| parameter.bounds.to_token_stream().to_string().starts_with("Fn"))
            .map(|parameter| parameter.ident.to_string())
            .collect();
        for input in &function.sig.inputs {
            let FnArg::Typed(parameter) = input else { continue };
            let Pat::Ident(name) = &*parameter.pat else { continue };
            let ty = &parameter.ty;
            let bound = closures.contains(&ty.to_token_stream().to_string());
            self.declare(name.ident.to_string(), bound || is_changing(ty));
        }
        visit::visit_item_fn(self, function);
        let gives = match &function.sig.output {
            ReturnType::Default => String::new(),
            ReturnType::Type(_, ty) => ty.to_token_stream().to_string(),
        };
        let gives_view = gives.contains("IntoView") || gives.contains("AnyView");
        let names = Names::declared_in(self, &function.block);
        self.scopes.push(names.0);
        if gives_view && self.block_is_updated_in_place(&function.block) {
            self.add_fault(&function.sig, "it gives a view that changes in place: use `rebuilt`");
        }
        self.scopes.pop();
        self.scopes.pop();
    }

    fn visit_macro(&mut self, invocation: &'ast Macro) {
        if !invocation.path.is_ident("view") {
            return visit::visit_macro(self, invocation);
        }
        match rstml::parse2(invocation.tokens.clone()) {
            Ok(nodes) => self.check_children(&nodes),
            Err(error) => self.add_fault(invocation, &format!("`view!` cannot be read: {error}")),
        }
    }
}

/// The names that a block declares, and whether their values change.
struct Names(BTreeMap<String, bool>);

impl Names {
    fn declared_in(reader: &Reader, block: &Block) -> Self {
        let mut inner = Reader { scopes: reader.scopes.clone(), broken: Vec::new() };
        inner.scopes.push(BTreeMap::new());
        for statement in &block.stmts {
            if let Stmt::Local(local) = statement {
                inner.visit_local(local);
            }
        }
        Self(inner.scopes.pop().unwrap_or_default())
    }
}

/// Whether values of this type change: a signal or a closure.
fn is_changing(ty: &Type) -> bool {
    match ty {
        Type::Path(path) => path
            .path
            .segments
            .last()
            .is_some_and(|last| SIGNALS.iter().any(|signal| last.ident == signal)),
        Type::ImplTrait(impl_trait) => {
            impl_trait.bounds.to_token_stream().to_string().starts_with("Fn")
        }
        Type::Reference(reference) => is_changing(&reference.elem),
        _ => false,
    }
}
