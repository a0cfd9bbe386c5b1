//! Sheets of accounts and territories, and who covers what.

use exchange::{Column, Kind, Sheet, Value};
use plan::account::AccountField;

use super::{Maker, quantity, rate, text, whole};
use crate::accounts::{seller_name, territory_name};
use crate::words::{self, Heading};

impl Maker<'_> {
    pub(super) fn accounts(&self) -> Sheet {
        use AccountField as Field;
        let plan = self.session.plan();
        let column = |field, kind| Column::new(words::column_title(field, self.session.language), kind);
        let money = |field| {
            let title = words::column_title(field, self.session.language);
            Column::new(
                format!("{title} ({})", plan.info.currency),
                Kind::Money { minor_units: self.decimals },
            )
            .summed()
        };
        let columns = vec![
            column(Field::ExternalId, Kind::Text),
            column(Field::Name, Kind::Text),
            column(Field::Country, Kind::Text),
            column(Field::State, Kind::Text),
            column(Field::City, Kind::Text),
            column(Field::PostalCode, Kind::Text),
            column(Field::Latitude, Kind::Number { decimals: 6 }),
            column(Field::Longitude, Kind::Number { decimals: 6 }),
            column(Field::Industry, Kind::Text),
            column(Field::Segment, Kind::Text),
            column(Field::Owner, Kind::Text),
            column(Field::Size, Kind::Number { decimals: 3 }),
            money(Field::Potential),
            column(Field::Workload, Kind::Number { decimals: 1 }).summed(),
            money(Field::LastBookings),
            self.text(Heading::Territory),
            self.text(Heading::Seller),
            self.text(Heading::Why),
        ];
        let places = self.session.rule_places();
        let degrees = |millionths: Option<i32>| {
            millionths.map_or(Value::Empty, |units| Value::Number { units: units.into(), decimals: 6 })
        };
        let rows = plan.facts.accounts.iter().map(|account| {
            vec![
                text(&account.external_id),
                text(&account.name),
                text(&account.country),
                text(&account.state),
                text(&account.city),
                text(&account.postal_code),
                degrees(account.latitude),
                degrees(account.longitude),
                text(&account.industry),
                text(&account.segment),
                text(&account.owner),
                quantity(account.size),
                self.amount(account.potential),
                quantity(account.workload),
                self.amount(account.last_bookings),
                text(&territory_name(plan, account)),
                text(&seller_name(plan, account)),
                text(&self.session.why_text(plan.assignment.of(account.id).why, &places)),
            ]
        });
        self.sheet(Heading::Accounts, columns, rows.collect(), true)
    }

    pub(super) fn territories(&self) -> Sheet {
        let columns = vec![
            self.text(Heading::Territory),
            self.text(Heading::Seller),
            self.number(Heading::Accounts, 0).summed(),
            self.money(Heading::Potential).summed(),
            self.number(Heading::Workload, 1).summed(),
            self.money(Heading::LastBookings).summed(),
            self.percent(Heading::Balance),
            self.percent(Heading::QuotaToPotential),
        ];
        let rows = self.session.territory_rows().into_iter().map(|row| {
            let load = row.outlook.load;
            vec![
                text(&row.name),
                text(&row.seller_name),
                whole(load.accounts),
                self.amount(load.potential),
                quantity(Some(load.workload)),
                self.amount(load.last_bookings),
                rate(row.outlook.balance),
                rate(row.quota_to_potential),
            ]
        });
        self.sheet(Heading::Territories, columns, rows.collect(), true)
    }

    pub(super) fn coverage(&self) -> Sheet {
        let columns = vec![
            self.text(Heading::Segment),
            self.number(Heading::Accounts, 0).summed(),
            self.money(Heading::Potential).summed(),
            self.number(Heading::Workload, 1).summed(),
            self.number(Heading::Unassigned, 0).summed(),
            self.money(Heading::UnassignedPotential).summed(),
            self.number(Heading::WithSeller, 0).summed(),
            self.number(Heading::WithPresales, 0).summed(),
            self.number(Heading::Sellers, 0).summed(),
        ];
        let rows = self.session.coverage_view().segments.into_iter().map(|row| {
            vec![
                text(&row.segment),
                whole(row.load.accounts),
                self.amount(row.load.potential),
                quantity(Some(row.load.workload)),
                whole(row.unassigned.accounts),
                self.amount(row.unassigned.potential),
                whole(row.with_seller),
                whole(row.with_presales),
                whole(row.sellers),
            ]
        });
        self.sheet(Heading::Coverage, columns, rows.collect(), true)
    }
}
