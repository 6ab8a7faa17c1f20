//! gzip to bytes, with an end to how much comes out. Reads packed bytes or a stream of them; must
//! not know what is packed.

use super::Fault;
use flate2::read::MultiGzDecoder;
use std::io::{BufReader, ErrorKind, Read};

/// The first bytes of gzip.
pub(super) const SIGNATURE: &[u8] = b"\x1f\x8b";
/// Largest text taken out of a packed or structured file, in bytes.
pub const MAX_BYTES: u64 = 256 << 20;
/// From this many bytes on, what comes out may be at most [`RATIO`] times what went in: text packs
/// to a tenth, and only a bomb to a thousandth.
const SMALL: u64 = 1 << 20;
const RATIO: u64 = 100;

/// How much may come out of `packed` bytes.
pub(super) fn limit(packed: u64) -> u64 {
    packed.saturating_mul(RATIO).clamp(SMALL, MAX_BYTES)
}

/// What `bytes` pack.
pub(super) fn unpack(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let most = limit(bytes.len() as u64);
    let mut out = Vec::new();
    let read = MultiGzDecoder::new(bytes).take(most + 1).read_to_end(&mut out);
    if let Err(error) = read {
        let what = if error.kind() == ErrorKind::UnexpectedEof { "it ends too early" } else { "it is damaged" };
        return Err(Fault::new("unpack", format!("gzip.broken: {what}; fetch or pack the file again")));
    }
    if out.len() as u64 > most {
        let message = format!("gzip.too_large: more than {most} bytes come out of {}; unpack and split the file", bytes.len());
        return Err(Fault::new("unpack", message));
    }
    Ok(out)
}

/// A stream, unpacked on the way where it is gzip.
#[derive(Debug)]
pub enum Unpacked<R: Read> {
    /// As it is.
    Plain(BufReader<R>),
    /// gzip.
    Gzip(Box<MultiGzDecoder<BufReader<R>>>),
}

impl<R: Read> Unpacked<R> {
    /// `inner`, whose name says whether it is packed.
    pub fn new(inner: R, packed: bool) -> Unpacked<R> {
        let inner = BufReader::with_capacity(1 << 16, inner);
        if packed { Unpacked::Gzip(Box::new(MultiGzDecoder::new(inner))) } else { Unpacked::Plain(inner) }
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        match self {
            Unpacked::Plain(inner) => inner.read(buffer),
            Unpacked::Gzip(inner) => inner.read(buffer),
        }
    }
}
