//! From bytes to text: which encoding a file that declares nothing is in.
//!
//! A byte-order mark decides; then UTF-8, if the bytes are valid; then UTF-16 without a mark, by where its zero bytes
//! stand; then a guess among the older encodings. What is not text is told apart on the way.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::Problem;

/// How much of a file is looked at to guess its encoding, from its first byte that is not ASCII.
const GUESS_BYTES: usize = 64 * 1024;

/// Text, and the name of the encoding it was in.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: &'static str,
}

/// Decodes a text that declares no encoding.
///
/// The text of a file in UTF-8 is the file, byte-order mark included, so that offsets are those of the file. Elsewhere the
/// mark is no part of the text, and what cannot be decoded becomes U+FFFD.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded, Problem> {
    if let Some(kind) = known_document(&bytes) {
        return Err(Problem::Document(kind));
    }
    let decoded = match Encoding::for_bom(&bytes) {
        Some((encoding, _)) if encoding != UTF_8 => with(encoding, &bytes),
        _ => match String::from_utf8(bytes) {
            Ok(text) if !text.as_bytes().contains(&0) => Decoded {
                text,
                encoding: UTF_8.name(),
            },
            Ok(text) => with(
                utf_16_by_zeros(text.as_bytes()).ok_or(Problem::Binary)?,
                text.as_bytes(),
            ),
            Err(error) => {
                let bytes = error.as_bytes();
                with(guess(bytes, error.utf8_error().valid_up_to())?, bytes)
            }
        },
    };
    if looks_binary(&decoded.text) {
        Err(Problem::Binary)
    } else {
        Ok(decoded)
    }
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, encoding, _) = encoding.decode(bytes);
    Decoded {
        text: text.into_owned(),
        encoding: encoding.name(),
    }
}

/// Documents that people do try to open, by their first bytes: the error can then say what the file is.
fn known_document(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: [(&[u8], &str); 9] = [
        (b"%PDF-", "PDF"),
        (b"PK\x03\x04", "ZIP, EPUB, DOCX or ODT"),
        (b"{\\rtf", "RTF"),
        (b"\xd0\xcf\x11\xe0", "DOC"),
        (b"\x89PNG", "PNG"),
        (b"\xff\xd8\xff", "JPEG"),
        (b"GIF8", "GIF"),
        (b"\x1f\x8b", "GZIP"),
        (b"\x7fELF", "ELF"),
    ];
    KNOWN
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
        .map(|&(_, kind)| kind)
}

/// UTF-16 that lacks its mark: in any Latin text most bytes of one parity are zero and few of the other.
fn utf_16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..4096).unwrap_or(bytes);
    let (mut even, mut odd) = (0, 0);
    for pair in sample.chunks_exact(2) {
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    let pairs = sample.len() / 2;
    // Fewer show nothing.
    if pairs < 4 {
        return None;
    }
    match (even * 10 < pairs, odd * 10 < pairs) {
        (true, false) if odd * 2 > pairs => Some(UTF_16LE),
        (false, true) if even * 2 > pairs => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding of bytes that are not valid UTF-8 from `valid` on.
fn guess(bytes: &[u8], valid: usize) -> Result<&'static Encoding, Problem> {
    if bytes.contains(&0) {
        return utf_16_by_zeros(bytes).ok_or(Problem::Binary);
    }
    // A text in UTF-8 with a few broken bytes stays UTF-8: one cut character must not garble every accent.
    let sound = bytes.utf8_chunks().take(256).fold((0, 0), |(letters, broken), chunk| {
        (
            letters + chunk.valid().chars().filter(|c| !c.is_ascii()).count(),
            broken + usize::from(!chunk.invalid().is_empty()),
        )
    });
    if sound.0 > sound.1 * 2 {
        return Ok(UTF_8);
    }
    let first = bytes
        .get(..valid)
        .unwrap_or_default()
        .iter()
        .position(|byte| !byte.is_ascii())
        .unwrap_or(valid);
    let sample = bytes.get(first.saturating_sub(64)..).unwrap_or_default();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample.get(..GUESS_BYTES).unwrap_or(sample), sample.len() <= GUESS_BYTES);
    // A leaning towards the encodings of Western Europe, where both languages are written; clear evidence overrules it.
    Ok(detector.guess(Some(b"fr"), Utf8Detection::Deny))
}

/// Whether a decoded text is no text: it holds NUL, or controls that no text has in such number.
fn looks_binary(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Escape is not counted: the log of a terminal is text, if a coloured one.
    let is_odd = |byte: &u8| *byte < b' ' && !matches!(byte, b'\t'..=b'\r' | 0x1b);
    bytes.contains(&0) || bytes.iter().filter(|byte| is_odd(byte)).count() * 10 > bytes.len() * 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WORDS: &str = "L’été dernier, à l’œuvre : « déjà » coûté 3 € — ça va.";

    fn of(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes.to_vec()).expect("this is text");
        (decoded.text, decoded.encoding)
    }

    fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn utf_8_is_kept_to_the_byte() {
        let marked = format!("\u{feff}{WORDS}\r\n");
        assert_eq!(of(marked.as_bytes()), (marked.clone(), "UTF-8"));
    }

    #[test]
    fn older_encodings_are_guessed() {
        let (bytes, _, lossy) = encoding_rs::WINDOWS_1252.encode(WORDS);
        assert!(!lossy);
        assert_eq!(of(&bytes), (WORDS.into(), "windows-1252"));
        assert_eq!(of(b"Le caf\xe9"), ("Le café".into(), "windows-1252"));
        let russian = "Совет порта собрался в понедельник вечером";
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(russian);
        assert_eq!(of(&bytes), (russian.into(), "windows-1251"));
    }

    #[test]
    fn utf_16_is_known_with_and_without_its_mark() {
        for (bytes, name) in [
            (u16::to_le_bytes as fn(u16) -> [u8; 2], "UTF-16LE"),
            (u16::to_be_bytes, "UTF-16BE"),
        ] {
            assert_eq!(of(&utf_16(&format!("\u{feff}{WORDS}"), bytes)), (WORDS.into(), name));
            assert_eq!(of(&utf_16(WORDS, bytes)), (WORDS.into(), name));
            assert_eq!(of(&utf_16("plain ASCII", bytes)), ("plain ASCII".into(), name));
        }
    }

    #[test]
    fn one_broken_character_does_not_garble_the_others() {
        let mut bytes = WORDS.repeat(3).into_bytes();
        bytes.push(0xC3);
        assert_eq!(of(&bytes), (WORDS.repeat(3) + "\u{fffd}", "UTF-8"));
    }

    #[test]
    fn what_is_not_text_is_refused() {
        for bytes in [&b"ab\0cd ef gh"[..], b"\x01\x02\x03\x04", b"\xff\xfe\0\0a\0\0\0"] {
            assert!(matches!(decode(bytes.to_vec()), Err(Problem::Binary)), "{bytes:?}");
        }
        assert!(matches!(
            decode(b"%PDF-1.7 ...".to_vec()),
            Err(Problem::Document("PDF"))
        ));
        // A few controls are hostile, or clumsy, and still text.
        assert_eq!(of(b"a\x1b]52;c;aGk=\x07b").1, "UTF-8");
    }

    proptest! {
        #[test]
        fn any_bytes_give_text_or_a_refusal(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            match decode(bytes.clone()) {
                Ok(decoded) if decoded.encoding == "UTF-8" && std::str::from_utf8(&bytes).is_ok() => {
                    prop_assert_eq!(decoded.text.as_bytes(), bytes);
                }
                Ok(decoded) => prop_assert!(!decoded.text.contains('\0')),
                Err(problem) => prop_assert!(matches!(problem, Problem::Binary | Problem::Document(_))),
            }
        }
    }
}
