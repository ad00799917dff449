//! Elements in a real page. `cargo xtask test --only browser` runs these in a headless Chromium.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)]

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use any_spawner::Executor;
use dom::{
    Element, Guard, Hydration, Node, body, dynamic, event, html, island, island_in_steps, lazy,
    mount, slot, svg,
};
use js_sys::Reflect;
use reactive_graph::graph::untrack;
use reactive_graph::owner::Owner;
use reactive_graph::signal::RwSignal;
use reactive_graph::traits::{Get, GetUntracked, Set, Update};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element as PageElement, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

/// The state that the tests' page follows.
#[derive(Clone, Copy)]
struct State {
    count: RwSignal<usize>,
    clicks: RwSignal<usize>,
}

impl State {
    fn new() -> Self {
        // Fails if another test has already done it.
        let _ = Executor::init_wasm_bindgen();
        let owner = Owner::new();
        owner.set();
        let state = Self { count: RwSignal::new(1), clicks: RwSignal::new(0) };
        std::mem::forget(owner);
        state
    }

    /// Sets the count and waits until the effects have run.
    async fn set_count(self, count: usize) {
        self.count.set(count);
        Executor::tick().await;
    }

    /// The page's HTML as the build writes it.
    fn html(self) -> String {
        untrack(|| self.page().to_html())
    }

    fn page(self) -> Element {
        let Self { count, clicks } = self;
        let rows = move || {
            let row = |rank: usize| {
                html("li").child(
                    html("button")
                        .on(event::CLICK, move |_| clicks.update(|clicks| *clicks += 1))
                        .child(format!("Row {rank}")),
                )
            };
            (0..count.get()).map(row).collect::<Vec<_>>()
        };
        html("section")
            .child("A text, ")
            .child(html("p").class("a").attr("class", "b c").child(html("b").child("static")))
            .child(
                html("output")
                    .bind_attr("data-count", move || count.get())
                    .bind_attr("hidden", move || count.get() == 0)
                    .bind_class("many", move || count.get() > 1)
                    .bind_text(move || format!("{} & all", count.get())),
            )
            .child(html("ul").child(html("li").child("First")).child(dynamic(rows)))
            .child(lazy(move || svg("svg").child(svg("path").bind_attr("d", move || count.get()))))
            .child(html("input").attr("value", "a").bind_value(move || format!("v{}", count.get())))
            .child(
                html("input")
                    .attr("type", "checkbox")
                    .bind_prop("checked", move || count.get() == 1),
            )
    }
}

/// Adds an element with this HTML, parsed as the browser parses a page.
fn load(html: &str) -> PageElement {
    let document = web_sys::window().unwrap().document().unwrap();
    let main = document.create_element("main").unwrap();
    main.set_inner_html(html);
    body().unwrap().append_child(&main).unwrap();
    main
}

fn hydrate(parent: &PageElement, node: impl Into<Node>) -> Guard {
    let mut hydration = Hydration::new(parent.clone(), node);
    while hydration.step() {}
    hydration.finish()
}

fn find(parent: &PageElement, selector: &str) -> PageElement {
    parent.query_selector(selector).unwrap().unwrap()
}

fn all(parent: &PageElement, selector: &str) -> Vec<PageElement> {
    let list = parent.query_selector_all(selector).unwrap();
    (0..list.length()).map(|at| list.get(at).unwrap().unchecked_into()).collect()
}

fn click(element: &PageElement) {
    element.unchecked_ref::<HtmlElement>().click();
}

/// The texts that `act` logs with `console.error`.
fn console_errors(act: impl FnOnce()) -> Vec<String> {
    recorded_calls(&Reflect::get(&js_sys::global(), &"console".into()).unwrap(), "error", act)
}

/// The uncaught errors of `act`.
fn uncaught_errors(act: impl FnOnce()) -> Vec<String> {
    recorded_calls(&js_sys::global(), "onerror", act)
}

/// The arguments of the calls to `object[name]` during `act`.
fn recorded_calls(object: &JsValue, name: &str, act: impl FnOnce()) -> Vec<String> {
    let before = Reflect::get(object, &name.into()).unwrap();
    let calls = Rc::new(RefCell::new(Vec::new()));
    let log = Rc::clone(&calls);
    let recorder = Closure::<dyn Fn(JsValue)>::new(move |text: JsValue| {
        log.borrow_mut().push(text.as_string().unwrap());
    });
    Reflect::set(object, &name.into(), recorder.as_ref()).unwrap();
    act();
    Reflect::set(object, &name.into(), &before).unwrap();
    calls.take()
}

#[wasm_bindgen_test]
async fn hydrating_keeps_the_nodes_of_the_page() {
    let state = State::new();
    let written = state.html();
    let main = load(&written);
    let before = all(&main, "*");
    let mut guard = None;
    let errors = console_errors(|| guard = Some(hydrate(&main, state.page())));
    assert_eq!(errors, [""; 0]);
    assert_eq!(main.inner_html(), written);
    assert_eq!(all(&main, "*"), before);
    // Properties that HTML cannot hold are set; what a person may have typed is kept.
    let inputs = all(&main, "input");
    assert_eq!(inputs[0].unchecked_ref::<HtmlInputElement>().value(), "a");
    assert!(inputs[1].unchecked_ref::<HtmlInputElement>().checked());

    click(&find(&main, "button"));
    assert_eq!(state.clicks.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn hydrated_elements_follow_the_state() {
    let state = State::new();
    let main = load(&state.html());
    let guard = hydrate(&main, state.page());
    let (output, first) = (find(&main, "output"), find(&main, "li"));
    state.set_count(3).await;
    assert_eq!(output.outer_html(), "<output data-count=\"3\" class=\"many\">3 &amp; all</output>");
    assert_eq!(all(&main, "button").len(), 3);
    assert_eq!(find(&main, "path").get_attribute("d").unwrap(), "3");
    let inputs = all(&main, "input");
    assert_eq!(inputs[0].unchecked_ref::<HtmlInputElement>().value(), "v3");
    assert!(!inputs[1].unchecked_ref::<HtmlInputElement>().checked());
    // A redrawn part listens too.
    click(&all(&main, "button")[2]);
    assert_eq!(state.clicks.get_untracked(), 1);
    state.set_count(0).await;
    assert!(output.has_attribute("hidden") && !output.class_list().contains("many"));
    assert_eq!(all(&main, "li"), [first]);
    // The page equals the HTML that would be written now, marks included.
    assert_eq!(find(&main, "ul").inner_html(), "<li>First</li><!--[--><!--]-->");

    drop(guard);
    state.set_count(2).await;
    assert_eq!(output.text_content().unwrap(), "0 & all");
    assert_eq!(all(&main, "button").len(), 0);
}

#[wasm_bindgen_test]
async fn dynamic_part_is_replaced_with_foreign_nodes_in_it() {
    let state = State::new();
    let main = load(&state.html());
    hydrate(&main, state.page()).forget();
    // What a browser that translates the page does.
    let button = find(&main, "button");
    button.set_inner_html("<font>Ligne 0</font>");
    find(&main, "ul").append_with_node_1(&load("").into()).unwrap();
    state.set_count(2).await;
    let texts: Vec<_> =
        all(&main, "button").iter().filter_map(|button| button.text_content()).collect();
    assert_eq!(texts, ["Row 0", "Row 1"]);
    assert_eq!(all(&main, "ul > main").len(), 1);
}

#[wasm_bindgen_test]
async fn mismatches_are_repaired_and_logged() {
    let state = State::new();
    // An extension's element before the output, the list's marks missing, no drawing.
    let main = load(
        "<section>A text, <p><b>static</b></p><aside>Ad</aside><output data-count=\"1\">1 &amp; \
         all</output><ul><li>First</li></ul><input value=\"a\"><input type=\"checkbox\"></section>",
    );
    let (output, inputs) = (find(&main, "output"), all(&main, "input"));
    let errors = console_errors(|| hydrate(&main, state.page()).forget());
    assert_eq!(
        errors,
        [
            "hydrating <section>: <aside> is only in the page: skipped",
            "hydrating <ul>: <!--[--> is missing in the page: created",
            "hydrating <ul>: <!--]--> is missing in the page: created",
            "hydrating <ul>: <li> is missing in the page: created",
            "hydrating <section>: <svg> is missing in the page: created",
        ]
    );
    assert_eq!(find(&main, "output"), output);
    assert_eq!(all(&main, "button").len(), 1);
    // A missing part does not affect the ones after it: nothing is there twice.
    assert_eq!(all(&main, "input"), inputs);
    assert_eq!(find(&main, "section").last_element_child(), inputs.last().cloned());
    state.set_count(2).await;
    assert_eq!(all(&main, "button").len(), 2);
    assert_eq!(inputs[0].unchecked_ref::<HtmlInputElement>().value(), "v2");
    assert_eq!(find(&main, "path").get_attribute("d").unwrap(), "2");
}

#[wasm_bindgen_test]
async fn finding_an_element_never_skips_a_mark() {
    let state = State::new();
    let count = state.count;
    let main = load("<div><!--[--><i></i><!--]--></div>");
    let page = html("div")
        .child(html("b").bind_text(move || count.get()))
        .child(dynamic(move || html("i").bind_attr("title", move || count.get())));
    hydrate(&main, page).forget();
    assert_eq!(main.inner_html(), "<div><b>1</b><!--[--><i></i><!--]--></div>");
}

#[wasm_bindgen_test]
async fn region_without_end_mark_takes_no_following_nodes() {
    let state = State::new();
    let count = state.count;
    let page = move || {
        html("div")
            .child(dynamic(move || html("i").bind_text(move || count.get())))
            .child(html("b").bind_text(move || count.get()))
            .child(dynamic(move || html("u").bind_text(move || count.get())))
    };
    let main = load("<div><!-- an extension's --><!--[--><b>1</b><!--[--><u>1</u><!--]--></div>");
    let (b, u) = (find(&main, "b"), find(&main, "u"));
    hydrate(&main, page()).forget();
    state.set_count(2).await;
    let mended = "<!--[--><i>2</i><!--]--><b>2</b><!--[--><u>2</u><!--]-->";
    let mended = format!("<div><!-- an extension's -->{mended}</div>");
    assert_eq!(main.inner_html(), mended);
    assert_eq!((find(&main, "b"), find(&main, "u")), (b, u));
}

#[wasm_bindgen_test]
async fn invalid_attribute_is_logged_and_skipped() {
    let state = State::new();
    let wrong = html("b").attr("a b", "x").attr("title", "y").bind_text(move || state.count.get());
    let mut mounted = None;
    let errors = console_errors(|| mounted = mount(wrong));
    assert_eq!(errors.len(), 1);
    assert!(errors[0].starts_with("InvalidCharacterError"), "{errors:?}");
    assert_eq!(mounted.unwrap().element().outer_html(), "<b title=\"y\">1</b>");
}

#[wasm_bindgen_test]
async fn mounted_html_equals_the_written_html() {
    let state = State::new();
    let mounted = mount(state.page()).unwrap();
    let main = load("<hr>");
    mounted.insert(&main, main.first_child().as_ref());
    assert_eq!(main.inner_html(), format!("{}<hr>", state.html()));
    assert_eq!(find(&main, "path").namespace_uri().unwrap(), "http://www.w3.org/2000/svg");
    let inputs = all(&main, "input");
    assert_eq!(inputs[0].unchecked_ref::<HtmlInputElement>().value(), "v1");
    state.set_count(2).await;
    assert_eq!(all(&main, "button").len(), 2);
}

#[wasm_bindgen_test]
async fn dropped_element_neither_follows_nor_listens() {
    let state = State::new();
    let main = load("");
    let mounted = mount(state.page()).unwrap();
    mounted.insert(&main, None);
    let (output, button) = (find(&main, "output"), find(&main, "button"));
    click(&button);
    assert_eq!(state.clicks.get_untracked(), 1);
    mounted.remove();
    assert_eq!(main.inner_html(), "");
    // It may be inserted again, and has followed the state.
    state.set_count(2).await;
    assert_eq!(output.text_content().unwrap(), "2 & all");

    drop(mounted);
    state.set_count(3).await;
    assert_eq!(output.text_content().unwrap(), "2 & all");
    assert_eq!(uncaught_errors(|| click(&button)), [""; 0]);
    assert_eq!(state.clicks.get_untracked(), 1);
}

/// Sets its flag when it is dropped.
struct DropFlag(Rc<Cell<bool>>);

impl Drop for DropFlag {
    fn drop(&mut self) {
        self.0.set(true);
    }
}

thread_local! {
    static SLOT_DROPPED: Rc<Cell<bool>> = Rc::default();
}

#[wasm_bindgen_test]
async fn slot_is_mounted_once_and_dropped_with_its_part() {
    let state = State::new();
    let content = move || {
        (state.count.get() == 1).then(|| {
            slot(|parent, mark| {
                let foreign = web_sys::window().unwrap().document().unwrap().create_element("i");
                parent.insert_before(&foreign.unwrap(), Some(mark)).unwrap();
                Box::new(DropFlag(SLOT_DROPPED.with(Rc::clone)))
            })
        })
    };
    let page = move || html("div").child(dynamic(content));
    let main = load(&untrack(|| page().to_html()));
    assert_eq!(main.inner_html(), "<div><!--[--><!--+--><!--]--></div>");
    hydrate(&main, page()).forget();
    assert_eq!(main.inner_html(), "<div><!--[--><i></i><!--+--><!--]--></div>");
    assert!(!SLOT_DROPPED.with(|dropped| dropped.get()));
    state.set_count(2).await;
    assert_eq!(main.inner_html(), "<div><!--[--><!--]--></div>");
    assert!(SLOT_DROPPED.with(|dropped| dropped.get()));
}

#[wasm_bindgen_test]
async fn island_is_static_until_drawn_and_follows_then() {
    let state = State::new();
    let is_ready = RwSignal::new(false);
    let page = move || {
        let page = island(move || is_ready.get().then(|| state.page()));
        html("div").child(page).child(html("output").bind_text(move || state.count.get()))
    };
    let written = untrack(|| html("div").child(island(move || Some(state.page()))).to_html());
    let main = load(&written.replace("</div>", "<output>1</output></div>"));
    let (before, html_before) = (all(&main, "*"), main.inner_html());
    let errors = console_errors(|| hydrate(&main, page()).forget());
    assert_eq!(errors, [""; 0]);
    click(&find(&main, "button"));
    assert_eq!(state.clicks.get_untracked(), 0);
    // The elements around it already follow the state.
    state.set_count(2).await;
    assert_eq!(main.inner_html(), html_before.replace("<output>1<", "<output>2<"));
    state.set_count(1).await;

    is_ready.set(true);
    Executor::tick().await;
    assert_eq!(all(&main, "*"), before);
    assert_eq!(main.inner_html(), html_before);
    click(&find(&main, "button"));
    assert_eq!(state.clicks.get_untracked(), 1);
    state.set_count(3).await;
    assert_eq!(all(&main, "button").len(), 3);
    assert_eq!(find(&main, "path").get_attribute("d").unwrap(), "3");
}

thread_local! {
    /// The hydration that an island has handed out.
    static HANDED_OUT: RefCell<Option<Hydration>> = const { RefCell::new(None) };
}

#[wasm_bindgen_test]
async fn island_in_steps_follows_once_finished() {
    let state = State::new();
    let content = move || {
        let keep = |hydration| HANDED_OUT.with(|slot| *slot.borrow_mut() = Some(hydration));
        island_in_steps(move || Some(state.page()), keep)
    };
    let main = load(&untrack(|| html("div").child(content()).to_html()));
    let (before, html_before) = (all(&main, "*"), main.inner_html());
    hydrate(&main, html("div").child(content())).forget();
    let mut hydration = HANDED_OUT.take().unwrap();
    let mut steps = 0;
    while hydration.step() {
        steps += 1;
    }
    assert!(steps > 5, "{steps}");
    hydration.finish().forget();
    assert_eq!(all(&main, "*"), before);
    assert_eq!(main.inner_html(), html_before);
    click(&find(&main, "button"));
    assert_eq!(state.clicks.get_untracked(), 1);
    state.set_count(3).await;
    assert_eq!(all(&main, "button").len(), 3);
    // A mounted island has nothing to hydrate.
    let made = mount(html("div").child(content())).unwrap();
    assert_eq!(made.element().query_selector_all("button").unwrap().length(), 3);
    assert!(HANDED_OUT.take().is_none());
}

#[wasm_bindgen_test]
async fn mounted_island_is_inserted_in_its_place() {
    let state = State::new();
    let is_ready = RwSignal::new(false);
    let italic =
        island(move || is_ready.get().then(|| html("i").bind_text(move || state.count.get())));
    let mounted = mount(html("div").child(italic).child(html("hr"))).unwrap();
    let main = load("");
    mounted.insert(&main, None);
    assert_eq!(main.inner_html(), "<div><!--[--><!--]--><hr></div>");
    is_ready.set(true);
    Executor::tick().await;
    assert_eq!(main.inner_html(), "<div><!--[--><i>1</i><!--]--><hr></div>");
    drop(mounted);
    state.set_count(2).await;
    assert_eq!(find(&main, "i").text_content().unwrap(), "1");
}
