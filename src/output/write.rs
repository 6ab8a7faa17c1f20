//! One analysis to its lines.

use super::emit::Emit;
use super::record::{
    AnchorRecord, AttributionRecord, BaseRecord, ClaimRecord, ClaimTimeRecord, ComparisonRecord, Counts, DateRecord,
    DocumentRecord, ErrorRecord, GroundRecord, HolderRecord, MentionRecord, ModalityRecord, NameRecord, NumberRecord,
    ParticipantRecord, PredicateRecord, QuantityRecord, RunRecord, SCHEMA, ScopeRecord, SelectorRecord, SentenceRecord,
    SpanRecord, SubjectRecord, TargetRecord, TimeRecord, TimexRecord, UnresolvedRecord, ValueRecord, WarningRecord, ZoneRecord,
};
use crate::claim::{Claim, TimeOfClaim};
use crate::mention::{Amount, Anchor, Entity, Mention, Status, Timex, Value};
use crate::number::Bias;
use crate::pipeline::Analysis;
use crate::resolve::DocDate;
use crate::segment::Sentence;
use crate::text::{About, Span};
use serde::Serialize;

/// Appends the records of one document to `out`: the document, then the rest by offset, ties by
/// end, then type. `doc_id` is the document's id, with `-2`, `-3` for later copies of one text.
pub fn records(analysis: &Analysis<'_>, doc_id: &str, emit: &Emit, out: &mut Vec<u8>) {
    let cut = analysis.sentences.iter().filter(|sentence| !sentence.parts.is_empty()).collect();
    let writer = Writer { analysis, doc: doc_id, cut };
    line(&writer.document(), out);
    let mut order: Vec<(u32, u32, u8, usize)> = Vec::new();
    if emit.claim {
        order.extend(analysis.claims.iter().enumerate().map(|(i, c)| (c.span.start, c.span.end, 0, i)));
    }
    if emit.mention {
        order.extend(analysis.mentions.iter().enumerate().map(|(i, m)| (m.span.start, m.span.end, 1, i)));
    }
    if emit.sentence {
        order.extend(analysis.sentences.iter().enumerate().map(|(i, s)| (s.span.start, s.span.end, 2, i)));
    }
    order.sort_unstable();
    for (_, _, kind, index) in order {
        match kind {
            0 => analysis.claims.get(index).into_iter().for_each(|c| line(&writer.claim(c), out)),
            1 => analysis.mentions.get(index).into_iter().for_each(|m| line(&writer.mention(m), out)),
            _ => analysis.sentences.get(index).into_iter().for_each(|s| line(&writer.sentence(index, s), out)),
        }
    }
}

/// Appends an error record.
pub fn error_line(error: &ErrorRecord, out: &mut Vec<u8>) {
    line(error, out);
}

/// Appends the run record.
pub fn run_line(run: &RunRecord, out: &mut Vec<u8>) {
    line(run, out);
}

/// One JSON line. U+2028 and U+2029 are escaped: some readers take them for line ends.
fn line(record: &impl Serialize, out: &mut Vec<u8>) {
    let from = out.len();
    // Writing plain data to memory cannot fail; a line that did would be dropped whole.
    if serde_json::to_writer(&mut *out, record).is_err() {
        out.truncate(from);
        return;
    }
    let tail = out.get(from..).unwrap_or_default();
    if memchr::memmem::find(tail, b"\xe2\x80\xa8").is_some() || memchr::memmem::find(tail, b"\xe2\x80\xa9").is_some() {
        let escaped = String::from_utf8_lossy(tail).replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
        out.truncate(from);
        out.extend_from_slice(escaped.as_bytes());
    }
    out.push(b'\n');
}

struct Writer<'a> {
    analysis: &'a Analysis<'a>,
    doc: &'a str,
    /// The sentences in parts.
    cut: Vec<&'a Sentence>,
}

impl<'a> Writer<'a> {
    fn text(&self) -> &'a str {
        &self.analysis.document.text
    }

    fn path(&self) -> &'a str {
        &self.analysis.document.path
    }

    fn span(&self, span: Span) -> SpanRecord<'a> {
        SpanRecord { parts: self.parts(span), ..self.whole(span) }
    }

    fn whole(&self, span: Span) -> SpanRecord<'a> {
        let (start, end) = self.analysis.offsets.code_points(span);
        SpanRecord { start, end, byte_start: span.start, byte_end: span.end, text: span.of(self.text()), parts: Vec::new() }
    }

    /// The pieces of `span` where a turn line or a cue interrupts the sentence it stands in.
    fn parts(&self, span: Span) -> Vec<SpanRecord<'a>> {
        let at = self.cut.partition_point(|cut| cut.span.end <= span.start);
        let Some(sentence) = self.cut.get(at).filter(|cut| cut.span.contains(span)) else { return Vec::new() };
        let pieces = sentence.parts.iter().map(|part| Span { start: part.start.max(span.start), end: part.end.min(span.end) });
        let pieces: Vec<Span> = pieces.filter(|piece| piece.start < piece.end).map(|piece| piece.trim(self.text())).collect();
        if pieces.len() < 2 { Vec::new() } else { pieces.into_iter().map(|piece| self.whole(piece)).collect() }
    }

    fn date(&self, date: &'a DocDate) -> DateRecord<'a> {
        DateRecord { value: &date.value, basis: date.basis, span: date.span.map(|s| self.span(s)) }
    }

    fn document(&self) -> DocumentRecord<'a> {
        let analysis = self.analysis;
        let document = analysis.document;
        let layout = &analysis.layout;
        let slice = |span: Option<Span>| span.map(|s| s.of(self.text()));
        let lang: &str = analysis.verdict.lang;
        // What is said of the document goes before what its text shows, and that before what an
        // editor noted in the file.
        let given = &document.given;
        let fact = |of: fn(&About) -> &Option<String>, shown: Option<&'a str>| {
            let said = [&given.sidecar, &given.input, &given.page].into_iter().find_map(|about| of(about).as_deref());
            said.or(shown).or(of(&given.file).as_deref())
        };
        DocumentRecord {
            r#type: "document",
            schema: SCHEMA,
            id: self.doc,
            path: self.path(),
            sha256: &document.sha256,
            encoding: &document.encoding,
            lang,
            lang_method: analysis.verdict.method,
            date: analysis.dates.date.as_ref().map(|d| self.date(d)),
            updated: analysis.dates.updated.as_ref().map(|d| self.date(d)),
            title: fact(|about| &about.title, slice(layout.title)),
            outlet: fact(|about| &about.outlet, slice(layout.outlet)),
            author: fact(|about| &about.author, slice(layout.author)),
            url: fact(|about| &about.url, None),
            kind: layout.kind,
            pages: u32::try_from(document.pages.len()).ok().filter(|pages| *pages > 0),
            zones: layout
                .zones
                .iter()
                .map(|zone| {
                    let (start, end) = analysis.offsets.code_points(zone.span);
                    ZoneRecord { zone: zone.kind.as_str(), start, end, lang: zone.lang.unwrap_or(lang), reason: zone.reason }
                })
                .collect(),
            counts: Counts {
                sentences: analysis.sentences.len(),
                mentions: analysis.mentions.len(),
                claims: analysis.claims.len(),
            },
            warnings: self.warnings(),
        }
    }

    /// What was lost in decoding, then what was left for its language.
    fn warnings(&self) -> Vec<WarningRecord> {
        let analysis = self.analysis;
        let warning = |code, count: usize| WarningRecord { code, count: u32::try_from(count).unwrap_or(u32::MAX) };
        let mut warnings: Vec<_> = analysis.document.warnings.iter().map(|w| warning(w.code, w.count as usize)).collect();
        let zones = analysis.layout.zones.iter().filter(|zone| zone.kind.claims() && zone.lang.is_some_and(|lang| lang != "fr"));
        let sentences = analysis.sentences.iter().filter(|sentence| sentence.lang.is_some_and(|lang| lang != "fr"));
        let left = [("lang.foreign_zone", zones.count()), ("lang.foreign_sentence", sentences.count())];
        warnings.extend(left.into_iter().filter(|(_, count)| *count > 0).map(|(code, count)| warning(code, count)));
        warnings
    }

    fn zone(&self, sentence: &Sentence) -> &'static str {
        self.analysis.layout.zones.get(sentence.zone as usize).map_or("body", |z| z.kind.as_str())
    }

    fn sentence(&self, index: usize, sentence: &Sentence) -> SentenceRecord<'a> {
        SentenceRecord {
            r#type: "sentence",
            schema: SCHEMA,
            doc: self.doc,
            index: u32::try_from(index).unwrap_or(u32::MAX),
            span: self.span(sentence.span),
            zone: self.zone(sentence),
            lang: self.analysis.lang_of(sentence),
            speaker: sentence.speaker.map(|s| s.of(self.text())),
            media_time: sentence.media_time,
            page: self.analysis.document.page(sentence.span.start),
        }
    }

    fn mention(&self, mention: &'a Mention) -> MentionRecord<'a> {
        MentionRecord {
            r#type: "mention",
            schema: SCHEMA,
            doc: self.doc,
            path: self.path(),
            sentence: mention.sentence,
            kind: mention.kind(),
            span: self.span(mention.span),
            rule: mention.rule,
            value: match &mention.value {
                Value::Amount(amount) => ValueRecord::Number(self.number(amount)),
                Value::Time(timex) => ValueRecord::Time(self.time(timex)),
                Value::Name(entity) => ValueRecord::Name(self.name(entity)),
            },
        }
    }

    fn number(&self, amount: &'a Amount) -> NumberRecord<'a> {
        let estimate = &amount.estimate;
        let decimal = |value: &Option<rust_decimal::Decimal>| value.map(|v| v.normalize().to_string());
        NumberRecord {
            value: decimal(&estimate.value),
            min: decimal(&estimate.min),
            max: decimal(&estimate.max),
            comparator: estimate.comparator.as_str(),
            hedge: estimate.hedges.first().map(|s| self.span(*s)),
            hedges: estimate.hedges.iter().map(|s| self.span(*s)).collect(),
            bias: estimate.bias.map(|b| if b == Bias::Below { "below" } else { "above" }),
            currency: amount.currency.as_deref(),
            currency_basis: amount.currency_basis,
            unit: amount.unit.as_deref(),
            per: amount.pers.first().map(|(per, _)| &**per),
            per_span: amount.pers.first().map(|(_, span)| self.span(*span)),
            pers: if amount.pers.len() > 1 { amount.pers.iter().map(|(per, _)| &**per).collect() } else { Vec::new() },
            window: amount.window.as_deref(),
            statistic: amount.statistic,
            ordinal: amount.ordinal,
            reason: estimate.reason,
        }
    }

    fn time(&self, timex: &'a Timex) -> TimeRecord<'a> {
        TimeRecord {
            timex: Some(TimexRecord {
                r#type: timex.kind.timex3(),
                value: &timex.value,
                r#mod: timex.modifier.map(|m| m.as_str()),
            }),
            edtf: timex.edtf.as_deref(),
            first: timex.first.map(|d| d.to_string()),
            last: timex.last.map(|d| d.to_string()),
            status: timex.status.as_str(),
            anchor: timex.anchor.map(|anchor| match anchor {
                Anchor::DocumentDate => AnchorRecord::Name("doc.date"),
                Anchor::Mention(span) => AnchorRecord::Span(self.span(span)),
            }),
            needs: &timex.needs,
        }
    }

    fn name(&self, entity: &'a Entity) -> NameRecord<'a> {
        NameRecord {
            name: &entity.name,
            entity_id: &entity.entity_id,
            wikidata: entity.wikidata.as_deref(),
            resolution: entity.resolution.as_str(),
            antecedent: entity.antecedent.map(|s| self.span(s)),
            role_of: entity.role_of.as_deref(),
        }
    }

    fn claim_time(&self, time: &'a TimeOfClaim) -> ClaimTimeRecord<'a> {
        let event = || TimeRecord {
            timex: None,
            edtf: None,
            first: None,
            last: None,
            status: Status::Unresolved.as_str(),
            anchor: None,
            needs: &["event.date"],
        };
        ClaimTimeRecord {
            span: self.span(time.span),
            role: time.role,
            value: time.timex.as_ref().map_or_else(event, |t| self.time(t)),
        }
    }

    fn claim(&self, claim: &'a Claim) -> ClaimRecord<'a> {
        let analysis = self.analysis;
        let sentence = analysis.sentences.get(claim.sentence as usize);
        let (line, column) = analysis.offsets.line_column(claim.span.start);
        ClaimRecord {
            r#type: "claim",
            schema: SCHEMA,
            id: &claim.id,
            doc: self.doc,
            path: self.path(),
            doc_date: analysis.dates.date.as_ref().map(|d| d.value.as_str()),
            sentence: claim.sentence,
            zone: sentence.map_or("body", |s| self.zone(s)),
            speaker: sentence.and_then(|s| s.speaker).map(|s| s.of(self.text())),
            media_time: sentence.and_then(|s| s.media_time),
            page: analysis.document.page(claim.span.start),
            target: TargetRecord {
                span: sentence.map_or_else(|| self.span(claim.target), |s| self.span(s.span)),
                line,
                column,
                selector: self.selectors(claim.span),
            },
            subject: claim.subject.as_ref().map(|s| SubjectRecord {
                span: self.span(s.span),
                name: &s.name,
                class: s.kind.map_or("noun", crate::lexicon::NameKind::as_str),
                entity_id: &s.entity_id,
                resolution: s.resolution,
                antecedent: s.antecedent.map(|a| self.span(a)),
            }),
            participants: claim
                .participants
                .iter()
                .map(|p| ParticipantRecord { role: p.role, span: self.span(p.span), name: &p.name })
                .collect(),
            predicate: PredicateRecord {
                metric: &claim.predicate.metric,
                label_fr: &claim.predicate.label,
                span: claim.predicate.span.map(|s| self.span(s)),
                direction: claim.predicate.direction,
                evaluative: claim.predicate.evaluative.iter().map(|s| self.span(*s)).collect(),
            },
            measure: claim.measure,
            of: claim.of.map(|s| self.span(s)),
            quantity: QuantityRecord {
                kind: claim.amount.kind.as_str(),
                span: self.span(claim.span),
                value: self.number(&claim.amount),
            },
            time: claim.time.as_ref().map(|t| self.claim_time(t)),
            times: claim.times.iter().map(|t| self.claim_time(t)).collect(),
            attribution: claim
                .attribution
                .iter()
                .map(|a| AttributionRecord {
                    marker: self.span(a.marker),
                    kind: a.kind,
                    holder: a.holder.as_ref().map(|h| HolderRecord {
                        span: self.span(h.span),
                        name: &h.name,
                        class: h.class.unwrap_or("noun"),
                    }),
                    anonymous: a.anonymous,
                    stance: &a.stance,
                    quoted: a.quoted,
                })
                .collect(),
            modality: ModalityRecord {
                value: claim.modality.value,
                span: claim.modality.span.map(|s| self.span(s)),
                r#use: claim.modality.usage,
            },
            comparison: claim.comparison.as_ref().map(|c| ComparisonRecord {
                op: c.op,
                factor: c.factor.as_deref(),
                base: c.base.as_ref().map(|(span, value)| BaseRecord { span: self.span(*span), value: value.as_deref() }),
                base_claim: c.base_claim.and_then(|i| analysis.claims.get(i)).map(|c| c.id.as_str()),
            }),
            scope: claim.scope.iter().map(|s| ScopeRecord { kind: s.kind, span: self.span(s.span) }).collect(),
            event_status: claim.event_status,
            unresolved: claim
                .unresolved
                .iter()
                .map(|u| UnresolvedRecord { field: u.field, code: u.code, reason: u.reason })
                .collect(),
            grounds: claim
                .grounds
                .iter()
                .map(|g| GroundRecord { field: g.field, rule: g.rule, span: g.span.map(|s| self.span(s)) })
                .collect(),
        }
    }

    /// W3C Web Annotation: position and quote with 32 code points on either side.
    fn selectors(&self, span: Span) -> [SelectorRecord<'a>; 2] {
        let text = self.text();
        let (start, end) = self.analysis.offsets.code_points(span);
        let before = text.get(..span.from()).unwrap_or("");
        let after = text.get(span.to()..).unwrap_or("");
        let cut = before.char_indices().rev().nth(31).map_or(0, |(at, _)| at);
        let stop = after.char_indices().nth(32).map_or(after.len(), |(at, _)| at);
        [
            SelectorRecord::TextPositionSelector { start, end },
            SelectorRecord::TextQuoteSelector {
                exact: span.of(text),
                prefix: before.get(cut..).unwrap_or(""),
                suffix: after.get(..stop).unwrap_or(""),
            },
        ]
    }
}
