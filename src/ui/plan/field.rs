//! The fields of an action.

use leptos::prelude::*;

use super::super::slot::{embedded, rebuilt};
use super::context::{PlanContext, set_view};
use super::date_field::error_text;
use super::text_field::TextField;
use crate::browser::typing::has_bad_input;
use crate::store::{Derived, Var, effect, memo};
use crate::ui::header::aria_bool;
use analysis::plan::entry_error::EntryError;
use analysis::wording::format::{NBSP, counted};
use analysis::wording::plan as words;
use model::tracking::{ActionField, ActionState, Edit, Entry, Priority};
use model::{ActionKey, Day, Siren};
use state::plan::PlanEvent;

/// Enters changes of an action with the date since which they are true.
#[derive(Clone, Copy)]
struct ActionEditor {
    context: PlanContext,
    key: ActionKey,
    /// `None` while the date is invalid.
    since: Derived<Option<Day>>,
    /// Why the last button press was refused.
    refusal: Var<Option<EntryError>>,
}

impl ActionEditor {
    fn enter(self, edit: Edit) {
        let Self { context, key, since, refusal } = self;
        let result = context.plan.enter(Entry::Action(key, edit), since.get_untracked());
        refusal.set(result.err());
    }
}

/// All fields of an action, showing its state on the date since which entries are true.
#[component]
pub fn ActionFields(context: PlanContext, key: ActionKey) -> impl IntoView {
    let plan = context.plan;
    let date = Var::new(context.date_limits().today.iso());
    let since = memo(move || context.date_limits().parse_entry_day(&date.get()).ok());
    let record = memo(move || {
        let day = since.get().unwrap_or_else(|| context.date_limits().today);
        plan.journal(|journal| journal.action_state_at(key, day))
    });
    let editor = ActionEditor { context, key, since, refusal: Var::new(None) };
    // Drafts that lacked a date are committed once there is one.
    effect(move || {
        plan.dispatch(PlanEvent::SinceChanged(key, since.get()));
        editor.refusal.set(None);
    });
    // A focused field that is removed counts as left.
    on_cleanup(move || plan.dispatch(PlanEvent::AllFieldsBlurred));
    let text_field = move |field: ActionField, label: &str| {
        let label = label.to_owned();
        view! { <TextField context=context key=key field=field label=label record=record since=since /> }
    };
    let of_document = &context.store.dataset.document.words.genitive;
    let due = format!("Échéance (sinon, le calendrier {of_document})");
    view! {
        <SinceField editor=editor date=date />
        <StatusField editor=editor record=record />
        <div class="champs">
            {text_field(ActionField::Lead, "Pilote")}
            {text_field(ActionField::Partners, "Autres partenaires, séparés par des virgules")}
            {text_field(ActionField::Due, &due)}
            <PriorityField editor=editor record=record />
            {text_field(ActionField::Budget, "Budget, en euros")}
        </div>
        {text_field(ActionField::Notes, "Notes")}
        <TerritoriesField editor=editor record=record />
    }
}

/// The field for the date since which entries are true.
#[component]
fn SinceField(editor: ActionEditor, date: Var<String>) -> impl IntoView {
    let ActionEditor { context, since, .. } = editor;
    let incomplete = Var::new(false);
    let error = move || {
        let refusal = context.date_limits().parse_entry_day(&date.get()).err();
        refusal.or_else(|| incomplete.get().then_some(EntryError::InvalidDay))
    };
    let set = move |event| {
        incomplete.set(false);
        date.set(event_target_value(&event));
    };
    let is_later = memo(move || since.get().is_some_and(|day| day > context.reference.get()));
    let words = move || {
        let (reference, day) = (context.reference.get(), since.get());
        let day = day.map(|day| day.to_string()).unwrap_or_default();
        format!(
            "Le plan est montré au {reference}{NBSP}: ce qui est daté du {day} n’y compte pas encore."
        )
    };
    let use_reference_date = move |_| date.set(context.reference.get_untracked().iso());
    let show_at_date = move |_| {
        let day = since.get_untracked();
        set_view(context.store, |plan| plan.reference = day);
    };
    view! {
        <div class="saisie">
            <label class="date-reference">
                "Ce que je saisis est vrai depuis le"
                <input type="date" data-champ="depuis" aria-describedby="refus-depuis"
                    max=move || context.date_limits().today.iso() aria-invalid=move || aria_bool(error().is_some())
                    prop:value=move || date.get() on:input=set on:change=set
                    on:blur=move |event| incomplete.set(has_bad_input(&event.into())) />
            </label>
            {embedded(error_text("refus-depuis".to_owned(), error))}
            <div class="jetons" class:cache=move || !is_later.get() data-posterieur>
                <span class="discret" prop:textContent=words></span>
                <button type="button" data-control="dater-reference" on:click=use_reference_date
                    prop:textContent=move || format!("Dater du {}", context.reference.get())></button>
                <button type="button" data-control="voir-date" on:click=show_at_date>
                    "Voir le plan à cette date"
                </button>
            </div>
        </div>
    }
}

/// The status on that date, and buttons for those that may follow.
#[component]
fn StatusField(editor: ActionEditor, record: Derived<ActionState>) -> impl IntoView {
    let status = memo(move || record.with(|r| r.status));
    let has_next_status = memo(move || {
        let ActionEditor { context, key, since, .. } = editor;
        let day = since.get().unwrap_or_else(|| context.date_limits().today);
        context.plan.journal(|journal| journal.status_and_next(key, day).1.is_some())
    });
    let label = move || {
        format!("{} {}", words::status_symbol(status.get()), words::status_label(status.get()))
    };
    let next_buttons = move || {
        let button = |next: model::tracking::Status| {
            view! {
                <button type="button" data-choix-statut=next.code() aria-describedby="refus-etat"
                    on:click=move |_| editor.enter(Edit::Status(next))>
                    {format!("{} {}", words::status_symbol(next), words::status_label(next))}
                </button>
            }
        };
        // If a later status follows, repeating the present one allows another before it.
        let repeated = has_next_status.get().then(|| status.get());
        status.get().allowed_next().iter().copied().chain(repeated).map(button).collect_view()
    };
    view! {
        <div class="saisie">
            <div class="jetons" role="group" aria-label="Changer l’état">
                <span class="discret">"État à cette date\u{a0}: "</span>
                <span class="puce" data-statut=move || status.get().code() prop:textContent=label></span>
                <span class="discret">"Passer à\u{a0}:"</span>
                {rebuilt(next_buttons)}
            </div>
            {embedded(error_text("refus-etat".to_owned(), move || editor.refusal.get()))}
        </div>
    }
}

/// The field for the priority.
#[component]
fn PriorityField(editor: ActionEditor, record: Derived<ActionState>) -> impl IntoView {
    let priority = memo(move || record.with(|r| r.priority));
    let choose = move |e| editor.enter(Edit::Priority(Priority::parse(&event_target_value(&e))));
    let option = move |level: Priority| {
        let selected = move || priority.get() == Some(level);
        view! { <option value=level.code() prop:selected=selected>{words::priority_label(level)}</option> }
    };
    view! {
        <label>
            "Priorité"
            <select data-champ="priorite" disabled=move || editor.since.get().is_none() on:change=choose>
                <option value="" prop:selected=move || priority.get().is_none()>"non renseignée"</option>
                {Priority::ALL.map(option).collect_view()}
            </select>
        </label>
    }
}

/// The field for the Epci that the action concerns.
#[component]
fn TerritoriesField(editor: ActionEditor, record: Derived<ActionState>) -> impl IntoView {
    let territories = memo(move || record.with(|r| r.territories.clone()));
    let toggle = move |siren: Siren| {
        let mut list = territories.get_untracked();
        match list.iter().position(|s| *s == siren) {
            Some(index) => drop(list.remove(index)),
            None => list.push(siren),
        }
        editor.enter(Edit::Territories(list));
    };
    let checkbox = move |(siren, name): (Siren, &'static str)| {
        view! {
            <label class="case">
                <input type="checkbox" data-territoire=siren.to_string()
                    disabled=move || editor.since.get().is_none()
                    prop:checked=move || territories.with(|list| list.contains(&siren))
                    on:change=move |_| toggle(siren) />
                <span translate="no">{name}</span>
            </label>
        }
    };
    let count = move || match territories.with(Vec::len) {
        0 => format!("Territoires concernés{NBSP}: aucun saisi"),
        n => format!("Territoires concernés{NBSP}: {}", counted(n, "saisi")),
    };
    let dataset = editor.context.store.dataset;
    let epci = dataset.epci().filter_map(|e| Some((e.siren()?, e.name.as_str())));
    view! {
        <details>
            <summary prop:textContent=count></summary>
            <div class="champs">{epci.map(checkbox).collect_view()}</div>
        </details>
    }
}
