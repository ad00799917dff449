//! What the records of the model hold, in the order in which it is packed.

use super::Packed;
use super::streams::{Code, Reader, Writer};
use crate::domain::{
    Anomaly, Commune, Communes, Condition, Contact, Convention, Dataset, Departement, Drawing,
    Epci, Figure, Gazetteer, Indicator, IndicatorId, Input, InseeCode, Lever, OtherName, Passage,
    Postcode, Service, ServiceId, Siren, Source, Today, Without,
};
use crate::geo::{Label, Line, LonLat, MapPoint, Projection};

macro_rules! records {
    ($($of:ident: $($field:ident)*;)*) => {$(
        impl Packed for $of {
            fn pack(&self, to: &mut Writer) {
                $(self.$field.pack(to);)*
            }

            fn unpack(from: &mut Reader<'_>) -> Self {
                Self { $($field: Packed::unpack(from)),* }
            }
        }
    )*};
}

records! {
    Dataset: territories communes services indicators conventions document_date aid projection;
    Epci: id name short_name kind communes drawing;
    Drawing: path centre neighbours label;
    Label: lines centre min_zoom;
    Line: text width;
    MapPoint: x y;
    LonLat: lon lat;
    Commune: insee name epci point postcodes today;
    Today: insee name;
    Service: id name category eaje_kind communes epci manager places actions status placed_at date source;
    Source: section lines;
    Indicator: id label definition unit theme kind direction aggregation totals bounds complete inputs without source figures;
    Figure: territory date since value lines origin;
    Input: words date;
    Without: territories words;
    Lever: name acronym about contract additional euros_per_place condition;
    Condition: about;
    Passage: text source;
    Convention: signatory years status source;
    Contact: id name phone link purpose easy danger categories needs;
    Gazetteer: own regions departements names;
    Departement: code name within of;
    OtherName: name insee;
    Anomaly: id subject printed computed explanation source severity territories indicators;
}

/// Those that are there, and whether they are all.
impl Packed for Communes {
    fn pack(&self, to: &mut Writer) {
        self.are_all().pack(to);
        self.to_vec().pack(to);
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        let whole = bool::unpack(from);
        let communes = Vec::unpack(from);
        if whole { Self::all(communes) } else { Self::some(communes) }
    }
}

/// Official codes, packed as numbers: the build would tell of one with letters, as Corsica has.
macro_rules! codes {
    ($($of:ident: $kind:ident;)*) => {$(
        impl Packed for $of {
            fn pack(&self, to: &mut Writer) {
                to.code(Code::$kind, self.to_string().parse().unwrap_or_default());
            }

            fn unpack(from: &mut Reader<'_>) -> Self {
                Self::from_number(from.code(Code::$kind))
            }
        }
    )*};
}

codes! {
    InseeCode: Insee;
    Postcode: Postcode;
    Siren: Siren;
}

/// Our own ids.
macro_rules! ids {
    ($($of:ident)*) => {$(
        impl Packed for $of {
            fn pack(&self, to: &mut Writer) {
                to.words(self.as_str());
            }

            fn unpack(from: &mut Reader<'_>) -> Self {
                Self::new(from.words())
            }
        }
    )*};
}

ids! { IndicatorId ServiceId }

/// Not a number that anybody prints: all of its bits.
impl Packed for Projection {
    fn pack(&self, to: &mut Writer) {
        self.numbers().iter().for_each(|number| to.number(number.to_bits()));
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        let mut numbers = [0.0; 6];
        for number in &mut numbers {
            *number = f64::from_bits(from.number());
        }
        Self::from_numbers(numbers)
    }
}
