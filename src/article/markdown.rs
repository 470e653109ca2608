//! Markdown: the article's text is what a reader sees, with a thread back to every byte of the file.
//!
//! The parser's events are written out one after another; each stretch that stands in the file leaves a [`Piece`]. Marks,
//! tags and addresses are not written at all, so that no rule has to know of them.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::front_matter::FrontMatter;
use super::metadata::{self, Metadata};
use super::{Article, Block, BlockKind, Format, Link, Origin, Piece};
use crate::span::Span;

/// A line break that the author asked for.
const HARD_BREAK: &str = "\u{2028}";

/// Tags of HTML that part one block from the next.
const PARTING_TAGS: [&str; 24] = [
    "p",
    "div",
    "br",
    "hr",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "blockquote",
    "figcaption",
];

/// The article, and the language that its front matter declares.
pub(super) fn read(source: String) -> (Article, Option<String>) {
    let front = FrontMatter::read(&source);
    let mut writer = Writer::new(&source);
    let known = writer.front(&front);
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let body = source.get(front.end..).unwrap_or_default();
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        writer.event(event, range.start + front.end..range.end + front.end);
    }
    writer.close();
    let Writer {
        text,
        mut blocks,
        code,
        links,
        pieces,
        ..
    } = writer;
    let metadata = metadata::recognise(&text, &mut blocks, known);
    let declared = front.language.and_then(|value| source.get(value)).map(String::from);
    let article = Article {
        text,
        title: metadata.title,
        byline: metadata.byline,
        date: metadata.date,
        language: None,
        blocks,
        code,
        links,
        origin: Origin::Pieces { source, pieces },
        format: Format::Markdown,
    };
    (article, declared)
}

/// Writes the article's text.
struct Writer<'a> {
    source: &'a str,
    text: String,
    blocks: Vec<Block>,
    /// Code inside blocks.
    code: Vec<Span>,
    links: Vec<Link>,
    /// Where the open link starts in `text`, and where it leads.
    link: Option<(usize, String)>,
    pieces: Vec<Piece>,
    /// Where the open block starts in `text`, and what it is.
    open: Option<(usize, BlockKind)>,
    /// How many block quotes stand open.
    quoted: u8,
    /// The lists that stand open, each with the number of its next item.
    lists: Vec<Option<u64>>,
    /// The item that has begun and has no words yet.
    item: Option<BlockKind>,
    /// Inside a stretch of HTML that is not shown: what ends it.
    hidden: Option<&'static str>,
}

impl<'a> Writer<'a> {
    const fn new(source: &'a str) -> Self {
        Self {
            source,
            text: String::new(),
            blocks: Vec::new(),
            code: Vec::new(),
            links: Vec::new(),
            link: None,
            pieces: Vec::new(),
            open: None,
            quoted: 0,
            lists: Vec::new(),
            item: None,
            hidden: None,
        }
    }

    /// Title, author and date of the front matter stand first, as on a page.
    fn front(&mut self, front: &FrontMatter) -> Metadata {
        let mut block = |kind, value: &Option<Range<usize>>| {
            let range = value.clone()?;
            self.start(kind);
            self.write(self.source.get(range.clone())?, range);
            self.close();
            self.blocks.last().map(|block| block.span)
        };
        Metadata {
            title: block(BlockKind::Title, &front.title),
            byline: block(BlockKind::Meta, &front.author),
            date: block(BlockKind::Meta, &front.date),
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.enter(&tag),
            Event::End(tag) => self.leave(tag),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.write(&text, range),
            Event::Code(text) => {
                // Its stretch has the backticks around the words.
                let stretch = self.source.get(range.clone()).unwrap_or_default();
                let inner = stretch
                    .find(&*text)
                    .map(|at| range.start + at..range.start + at + text.len());
                self.write(&text, inner.unwrap_or(range));
                let words = text.trim();
                if !words.is_empty() {
                    let end = self.text.len() - (text.len() - text.trim_end().len());
                    self.code.push(Span::new(end - words.len(), end));
                }
            }
            Event::SoftBreak => self.write("\n", range),
            Event::HardBreak => self.write(HARD_BREAK, range),
            Event::Html(html) => self.html(&html, range.start),
            Event::InlineHtml(tag) => match tag_name(tag.trim_start_matches('<')).as_str() {
                "br" => self.write(HARD_BREAK, range),
                "a" => {
                    if let Some(target) = attribute(&tag, "href") {
                        self.link = Some((self.text.len(), target.to_owned()));
                    }
                }
                _ if tag.starts_with("</a") => self.end_link(),
                _ => {}
            },
            Event::FootnoteReference(label) => self.write(&format!("[{label}]"), range),
            Event::TaskListMarker(done) => self.write(if done { "[x] " } else { "[ ] " }, range),
            Event::Rule => {
                self.start(BlockKind::Meta);
                self.write("* * *", range);
                self.close();
            }
        }
    }

    fn enter(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::TableHead | Tag::TableRow => {
                let kind = self.item.take().unwrap_or(BlockKind::Paragraph);
                self.start(kind);
            }
            Tag::Heading { level, .. } => self.start(BlockKind::Heading(*level as u8)),
            Tag::CodeBlock(_) => self.start(BlockKind::Code),
            Tag::BlockQuote(_) => {
                self.close();
                self.quoted = self.quoted.saturating_add(1);
            }
            Tag::HtmlBlock => {
                self.close();
                self.hidden = None;
            }
            Tag::List(first) => {
                self.close();
                self.lists.push(*first);
            }
            Tag::Item => {
                self.close();
                let depth = u8::try_from(self.lists.len()).unwrap_or(u8::MAX);
                let number = self.lists.last_mut().and_then(|list| {
                    let number = *list;
                    *list = number.map(|number| number.saturating_add(1));
                    u32::try_from(number?).ok()
                });
                self.item = Some(BlockKind::Item { depth, number });
            }
            Tag::Link { dest_url, .. } => self.link = Some((self.text.len(), dest_url.to_string())),
            Tag::TableCell => {
                if let Some((start, _)) = self.open
                    && self.text.len() > start
                {
                    self.text.push_str(" | ");
                }
            }
            _ => {}
        }
    }

    fn leave(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::FootnoteDefinition => self.close(),
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quoted = self.quoted.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
            }
            TagEnd::Item => {
                self.close();
                self.item = None;
            }
            TagEnd::Link => self.end_link(),
            _ => {}
        }
    }

    /// Ends the open link; one without words is none.
    fn end_link(&mut self) {
        let Some((start, target)) = self.link.take() else {
            return;
        };
        let written = self.text.get(start..).unwrap_or_default();
        let words = written.trim();
        if !words.is_empty() {
            let from = start + written.len() - written.trim_start().len();
            self.links.push(Link {
                span: Span::new(from, from + words.len()),
                target,
            });
        }
    }

    /// Opens a block.
    fn start(&mut self, kind: BlockKind) {
        self.close();
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push_str("\n\n");
        }
        self.open = Some((self.text.len(), kind));
    }

    /// Ends the open block; one without words is none.
    fn close(&mut self) {
        let Some((start, kind)) = self.open.take() else { return };
        let written = self.text.get(start..).unwrap_or_default();
        let words = written.trim();
        if words.is_empty() {
            return;
        }
        // Front matter and first heading mostly say the same title.
        if matches!(kind, BlockKind::Heading(_))
            && self
                .blocks
                .first()
                .is_some_and(|block| block.kind == BlockKind::Title && block.span.of(&self.text) == words)
        {
            self.pieces
                .truncate(self.pieces.partition_point(|piece| (piece.text.start as usize) < start));
            self.code
                .truncate(self.code.partition_point(|code| (code.start as usize) < start));
            self.links
                .truncate(self.links.partition_point(|link| (link.span.start as usize) < start));
            self.text.truncate(start);
            return;
        }
        // Code keeps the indent of its first line.
        let from = if kind == BlockKind::Code {
            start
        } else {
            start + written.len() - written.trim_start().len()
        };
        let to = start + written.trim_end().len();
        self.blocks.push(Block {
            kind,
            span: Span::new(from, to),
            quoted: self.quoted,
        });
    }

    /// Writes what a stretch of the source says; in a tight list, words come without a paragraph around them.
    fn write(&mut self, words: &str, source: Range<usize>) {
        if words.is_empty() {
            return;
        }
        if self.open.is_none() {
            let kind = self.item.take().unwrap_or(BlockKind::Paragraph);
            self.start(kind);
        }
        let text = self.text.len();
        self.text.push_str(words);
        let piece = Piece {
            text: Span::new(text, self.text.len()),
            source: Span::new(source.start, source.end),
        };
        match self.pieces.last_mut() {
            Some(last)
                if last.is_verbatim()
                    && piece.is_verbatim()
                    && (last.text.end, last.source.end) == (piece.text.start, piece.source.start) =>
            {
                last.text.end = piece.text.end;
                last.source.end = piece.source.end;
            }
            _ => self.pieces.push(piece),
        }
    }

    /// Writes the words of a line of HTML, without its tags, comments, scripts and styles.
    fn html(&mut self, html: &str, start: usize) {
        let mut at = 0;
        while let Some(rest) = html.get(at..).filter(|rest| !rest.is_empty()) {
            if let Some(end) = self.hidden {
                let Some(found) = rest.find(end) else { return };
                self.hidden = None;
                at += found + end.len();
                continue;
            }
            let tag = rest.find('<').unwrap_or(rest.len());
            let (words, markup) = rest.split_at(tag);
            self.write(words, start + at..start + at + words.len());
            let name = tag_name(markup.trim_start_matches(['<', '/']));
            if PARTING_TAGS.contains(&name.as_str()) {
                self.close();
            }
            self.hidden = match name.as_str() {
                _ if markup.is_empty() => None,
                "script" if !markup.starts_with("</") => Some("</script>"),
                "style" if !markup.starts_with("</") => Some("</style>"),
                _ if markup.starts_with("<!--") => Some("-->"),
                _ => Some(">"),
            };
            at += tag + usize::from(!markup.is_empty());
        }
    }
}

/// The name at the start of a tag, in lower case.
fn tag_name(tag: &str) -> String {
    tag.chars()
        .take(12)
        .take_while(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// The value of an attribute of a tag, between quotation marks.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.split_ascii_whitespace().find_map(|part| {
        let value = part.strip_prefix(name)?.strip_prefix('=')?;
        let mark = value.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
        value.get(1..)?.split(mark).next()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use BlockKind::{Code, Heading, Item, Meta, Paragraph, Title};
    use proptest::prelude::*;

    fn article(source: &str) -> Article {
        Article::read(source.into(), Format::Markdown, None)
    }

    fn blocks(source: &str) -> Vec<(BlockKind, u8, String)> {
        let article = article(source);
        article
            .blocks
            .iter()
            .map(|block| (block.kind, block.quoted, block.span.of(&article.text).to_owned()))
            .collect()
    }

    /// The stretch of the source that stands for these words.
    fn back<'a>(source: &'a str, words: &str) -> &'a str {
        let article = article(source);
        let start = article.text.find(words).unwrap();
        article.source_span(Span::new(start, start + words.len())).of(source)
    }

    #[test]
    fn links_keep_their_words_and_where_they_lead() {
        let source = "# Le port\n\nLire [le *rapport*](https://a.example/r) et <a href=\"https://b.example\">la loi</a>.\n\n\
                      - [ici](https://c.example)\n\n[](https://d.example) <a name=\"x\">là</a> <https://e.example>\n";
        let article = article(source);
        let links: Vec<(&str, &str)> = article
            .links
            .iter()
            .map(|link| (link.span.of(&article.text), link.target.as_str()))
            .collect();
        assert_eq!(
            links,
            [
                ("le rapport", "https://a.example/r"),
                ("la loi", "https://b.example"),
                ("ici", "https://c.example"),
                ("https://e.example", "https://e.example"),
            ]
        );
        assert!(
            Article::read("# A\n\nÀ lire.".into(), Format::Plain, None)
                .links
                .is_empty()
        );
    }

    #[test]
    fn marks_are_gone_and_words_lead_back() {
        let source =
            "# Le *port*\n\nUn [mot](http://a.b/c) **très** `dur`, ![un quai](q.png) & caf&eacute; \\*ici\\*.\n";
        let words = blocks(source);
        assert_eq!(
            words,
            [
                (Title, 0, "Le port".into()),
                (Paragraph, 0, "Un mot très dur, un quai & café *ici*.".into())
            ]
        );
        assert_eq!(back(source, "Le port"), "Le *port");
        assert_eq!(back(source, "mot"), "mot");
        assert_eq!(back(source, "mot très"), "mot](http://a.b/c) **très");
        assert_eq!(back(source, "dur"), "dur");
        assert_eq!(back(source, "café"), "caf&eacute;");
        assert_eq!(back(source, "é"), "&eacute;");
        assert_eq!(back(source, "*ici"), "*ici");
    }

    #[test]
    fn lists_quotes_code_tables_and_rules() {
        let source = "- a\n  1. b\n  2. c\n\n     suite\n- d\n\n> e\n> f\n>> g\n\n```\n  code\n```\n\n| h | i |\n|---|---|\n| j | k |\n\n---\n\nfin[^1]\n\n[^1]: note";
        let item = |depth, number| Item { depth, number };
        assert_eq!(
            blocks(source)
                .into_iter()
                .map(|(kind, quoted, words)| (kind, quoted, words.leak() as &str))
                .collect::<Vec<_>>(),
            [
                (item(1, None), 0, "a"),
                (item(2, Some(1)), 0, "b"),
                (item(2, Some(2)), 0, "c"),
                (Paragraph, 0, "suite"),
                (item(1, None), 0, "d"),
                (Paragraph, 1, "e\nf"),
                (Paragraph, 2, "g"),
                (Code, 0, "  code"),
                (Paragraph, 0, "h | i"),
                (Paragraph, 0, "j | k"),
                (Meta, 0, "* * *"),
                (Paragraph, 0, "fin[1]"),
                (Paragraph, 0, "note"),
            ]
        );
    }

    #[test]
    fn code_inside_a_block_is_known() {
        let code = |source: &str| {
            let article = article(source);
            let code = article.code.iter().map(|code| code.of(&article.text).to_owned());
            code.collect::<Vec<_>>()
        };
        assert_eq!(
            code("# `a`\n\nUn `mot`, ``deux ` `` et `  un\nbout ` ; `   ` rien.\n\n- `c`"),
            ["a", "mot", "deux `", "un bout", "c"]
        );
        // The heading that only repeats the title is not shown, nor is its code.
        assert_eq!(code("---\ntitle: Le port\n---\n\n# Le `port`\n\n`fin`"), ["fin"]);
        let article = article("Un `mot` ici");
        let inside = article.blocks[0].span;
        assert_eq!(article.code_in(inside), article.code);
        assert_eq!(article.code_in(Span::new(0, 4)), []);
    }

    #[test]
    fn breaks_are_soft_or_hard() {
        assert_eq!(
            blocks("un\r\ndeux  \ntrois<br/>quatre")[0].2,
            "un\ndeux\u{2028}trois\u{2028}quatre"
        );
    }

    #[test]
    fn html_gives_its_words_alone() {
        let source = "<div>\n<p class='a'>Un <b>mot</b></p><p>puis</p>\n<!-- caché\nencore --><script>alert('x')\n</script>fin\n</div>\n\nA <i>b</i>";
        let words: Vec<String> = blocks(source).into_iter().map(|(_, _, words)| words).collect();
        assert_eq!(words, ["Un mot", "puis", "fin", "A b"]);
    }

    #[test]
    fn front_matter_stands_first_and_is_not_said_twice() {
        let source =
            "---\ntitle: \"Le port\"\nauthor: Nora Vell\ndate: 2031-05-04\nlang: en\n---\n\n# Le port\n\nUn mot.\n";
        let article = article(source);
        assert_eq!(article.language, Some(crate::language::Language::English));
        assert_eq!(
            blocks(source),
            [
                (Title, 0, "Le port".into()),
                (Meta, 0, "Nora Vell".into()),
                (Meta, 0, "2031-05-04".into()),
                (Paragraph, 0, "Un mot.".into())
            ]
        );
        let named = |span: Option<Span>| span.map(|span| span.of(&article.text).to_owned());
        assert_eq!(named(article.title).as_deref(), Some("Le port"));
        assert_eq!(named(article.byline).as_deref(), Some("Nora Vell"));
        assert_eq!(named(article.date).as_deref(), Some("2031-05-04"));
        assert_eq!(back(source, "Nora"), "Nora");
    }

    #[test]
    fn the_head_of_a_page_is_recognised() {
        let source = "# Le port attend\n\n*Par Nora Vell, le 4 mai 2031*\n\n## Un mot\n\nLe conseil s'est réuni.\n";
        let kinds: Vec<BlockKind> = blocks(source).into_iter().map(|(kind, ..)| kind).collect();
        assert_eq!(kinds, [Title, Meta, Heading(2), Paragraph]);
    }

    #[test]
    fn hostile_nesting_takes_time_in_proportion() {
        for unit in [
            "[",
            "*",
            "`",
            "> ",
            "- ",
            "<",
            "<!--",
            "![",
            "_a",
            "&",
            "\\",
            "|a|\n|-|\n",
            "[a]: b\n",
            "\n",
            "`` ` ",
        ] {
            let source = unit.repeat((1 << 18) / unit.len());
            let article = article(&source);
            assert!(article.text.len() <= source.len() * 2, "{unit}");
        }
    }

    proptest! {
        #[test]
        fn every_piece_is_true_and_every_span_has_a_place(source in "([a-zé &<>*_`#\\[\\]()!|~\\\\-]|\r?\n|&amp;|\n\n|> |- |```|---|https://|<p>){0,120}") {
            let article = article(&source);
            let Origin::Pieces { pieces, .. } = &article.origin else { panic!("Markdown is made of pieces") };
            let mut end = 0;
            for piece in pieces {
                prop_assert!(piece.text.start >= end);
                end = piece.text.end;
                prop_assert!(source.get(piece.source.range()).is_some());
                if piece.is_verbatim() && !piece.source.of(&source).contains('\n') && piece.text.of(&article.text) != "* * *" {
                    let (text, from) = (piece.text.of(&article.text), piece.source.of(&source));
                    prop_assert!(text == from || text.starts_with('[') || text == "&" || text == "\u{2028}", "{text:?} {from:?}");
                }
            }
            for (start, _) in article.text.char_indices() {
                for length in [1, 3, 9] {
                    let end = article.text.char_indices().map(|(at, _)| at).find(|&at| at >= start + length).unwrap_or(article.text.len());
                    let span = article.source_span(Span::new(start, end));
                    prop_assert!(span.start <= span.end && source.get(span.range()).is_some(), "{start}..{end} {span:?}");
                }
            }
        }
    }
}
