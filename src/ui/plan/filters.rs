//! The filter of the actions, and the reference date.

use super::context::{PlanContext, set_view};
use super::date_field::date_field;
use crate::store::{Var, effect, memo};
use analysis::plan::filter::{Filter, Issue, lead_names};
use analysis::wording::format::counted;
use analysis::wording::plan as words;
use dom::{Element, Node, dynamic, event, html};
use model::tracking::Status;
use model::{Day, Siren};

/// The label of an issue.
pub fn issue_label(issue: Issue) -> &'static str {
    match issue {
        Issue::Late => "en retard",
        Issue::NoLead => "sans pilote",
        Issue::NoDate => "sans date saisie",
        Issue::NoValue => "sans valeur d’indicateur",
    }
}

/// A select of the filter, with how its value is read from and written to the filter.
struct FilterField {
    control: &'static str,
    label: &'static str,
    read: fn(&Filter) -> Option<String>,
    write: fn(&mut Filter, &str),
}

impl FilterField {
    /// The field, with the options besides "all".
    fn select_with(self, context: PlanContext, options: impl Into<Node>) -> Element {
        let Self { control, label, write, .. } = self;
        let change = move |event| {
            let value = event::field_value(&event);
            set_view(context.store, |plan| write(&mut plan.filter, &value));
        };
        let select = html("select")
            .attr("data-control", control)
            .on(event::CHANGE, change)
            .child(html("option").attr("value", "").child("Tous"))
            .child(options);
        html("label").child(label).child(select)
    }

    /// An option: its value and its label.
    fn option(&self, context: PlanContext, (value, words): (String, String)) -> Element {
        let (read, code) = (self.read, value.clone());
        let selected = move || context.view.with(|v| read(&v.filter).is_some_and(|c| c == code));
        html("option").attr("value", value).bind_prop("selected", selected).child(words)
    }

    /// The field, with options that never change.
    fn with_fixed_options(
        self,
        context: PlanContext,
        entries: impl Iterator<Item = (String, String)>,
    ) -> Element {
        let options: Vec<Element> = entries.map(|entry| self.option(context, entry)).collect();
        self.select_with(context, options)
    }
}

/// All fields of the filter.
pub fn plan_filters(context: PlanContext) -> Element {
    let PlanContext { store, document, tracking, view, .. } = context;
    let text_input = html("input")
        .attr("type", "search")
        .attr("data-control", "mots")
        .bind_value(move || view.with(|view| view.filter.words.clone()))
        .on(event::INPUT, move |event| {
            set_view(store, |plan| plan.filter.words = event::field_value(&event));
        });
    let axis = FilterField {
        control: "axe",
        label: "Axe",
        read: |filter| filter.axis.map(|axis| axis.to_string()),
        write: |filter, value| filter.axis = value.parse().ok(),
    };
    let axes = document.plan.axes.iter();
    let axes = axes.map(|axis| (axis.number.to_string(), format!("Axe {}", axis.number)));
    let status = FilterField {
        control: "statut",
        label: "État",
        read: |filter| filter.status.map(|status| status.code().to_owned()),
        write: |filter, value| filter.status = Status::parse(value),
    };
    let statuses = Status::ALL.into_iter();
    let statuses = statuses.map(|s| (s.code().to_owned(), words::status_label(s).to_owned()));
    let issue = FilterField {
        control: "manque",
        label: "Ce qui manque",
        read: |filter| filter.issue.map(|issue| issue.code().to_owned()),
        write: |filter, value| filter.issue = Issue::parse(value),
    };
    let issues = Issue::ALL.into_iter();
    let issues = issues.map(|issue| (issue.code().to_owned(), issue_label(issue).to_owned()));
    let territory = FilterField {
        control: "concerne",
        label: "Territoire concerné",
        read: |filter| filter.territory.map(|siren| siren.to_string()),
        write: |filter, value| filter.territory = Siren::parse(value),
    };
    let territories = store.dataset.epci();
    let territories = territories.filter_map(|e| Some((e.siren()?.to_string(), e.name.clone())));
    const LEAD: FilterField = FilterField {
        control: "pilote",
        label: "Pilote",
        read: |filter| filter.lead.clone(),
        write: |filter, value| filter.lead = (!value.is_empty()).then(|| value.to_owned()),
    };
    let leads = memo(move || tracking.with(|t| lead_names(&document.plan, t)));
    let leads = move || -> Vec<Element> {
        leads.get().into_iter().map(|lead| LEAD.option(context, (lead.clone(), lead))).collect()
    };
    let summary = move || match view.with(|view| view.filter.criteria_count()) {
        0 => "Chercher parmi les actions".to_owned(),
        n => format!("Chercher parmi les actions ({})", counted(n, "critère")),
    };
    let fields = html("div")
        .class("champs")
        .attr("role", "search")
        .attr("aria-label", "Chercher des actions")
        .child(html("label").child("Mots ou numéro").child(text_input))
        .child(axis.with_fixed_options(context, axes))
        .child(status.with_fixed_options(context, statuses))
        .child(issue.with_fixed_options(context, issues))
        .child(territory.with_fixed_options(context, territories))
        .child(LEAD.select_with(context, dynamic(leads)))
        .child(due_by_field(context));
    // Folded in a narrow window; a wide one always shows the fields (`views.css`).
    html("details")
        .class("recherche")
        .child(html("summary").child(html("span").bind_text(summary)))
        .child(fields)
}

/// The button that resets the filter.
pub fn reset_button(context: PlanContext) -> Element {
    let PlanContext { store, view, .. } = context;
    html("button")
        .attr("type", "button")
        .attr("data-control", "tout")
        .bind_attr("disabled", move || view.with(|view| view.filter == Filter::default()))
        .on(event::CLICK, move |_| set_view(store, |plan| plan.filter = Filter::default()))
        .child("Toutes les actions")
}

/// The latest due day of the filter. An invalid day filters nothing.
fn due_by_field(context: PlanContext) -> Element {
    let view = context.view;
    let refusal = Var::new(None);
    let value = move || view.with(|view| view.filter.due_by.map(Day::iso).unwrap_or_default());
    let elements = [html("label").child("Échéance jusqu’au"), html("input")];
    date_field(
        elements,
        "avant",
        value,
        refusal,
        move || refusal.get(),
        move |text| {
            let day = context.date_limits().parse_due(text)?;
            set_view(context.store, |plan| plan.filter.due_by = day);
            Ok(())
        },
    )
}

/// The field of the reference date, from which lateness and progress are counted. An invalid day changes
/// nothing.
pub fn reference_field(context: PlanContext) -> Element {
    let PlanContext { store, reference, reference_error, .. } = context;
    let refusal = Var::new(None);
    // Another reference date, as from a link, replaces refused input.
    effect(move || {
        reference.track();
        reference_error.track();
        refusal.set(None);
    });
    let error = move || refusal.get().or_else(|| reference_error.get());
    let today = memo(move || context.date_limits().today);
    let label = html("label").class("date-reference").child("Date de référence");
    let input = html("input").bind_attr("max", move || today.get().iso());
    let value = move || reference.get().iso();
    date_field([label, input], "reference", value, refusal, error, move |text| {
        let day = context.date_limits().parse_reference(text)?;
        set_view(store, |plan| plan.reference = Some(day));
        Ok(())
    })
}
