interface FingerprintProps {
  /** What was hashed, for screen readers that read the summary alone. */
  readonly of: string;
  /** A SHA-256 hash, in hex. */
  readonly hash: string;
}

/** A SHA-256 hash, collapsed by default, since only people who verify a file need it. */
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
