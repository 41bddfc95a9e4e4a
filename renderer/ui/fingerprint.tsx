interface FingerprintProps {
  /** What it is the fingerprint of, for whoever hears the summary by itself. */
  readonly of: string;
  /** A SHA-256, in hex. */
  readonly hash: string;
}

/** The SHA-256 of something. Who checks a file wants it whole, and nobody else wants to see it: it is opened. */
export function Fingerprint({ of, hash }: FingerprintProps) {
  return (
    <details className="fingerprint">
      <summary>
        Fingerprint<span className="hidden-words"> of {of}</span>
      </summary>
      SHA-256: <code>{hash}</code>
    </details>
  );
}
