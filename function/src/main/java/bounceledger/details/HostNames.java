package bounceledger.details;

/// How a host's or domain's name is written, for the grammars that look for one behind a word.
final class HostNames {

    /// Two labels at least, the last with a letter in front. Its parts are bounded, so that it cannot run away.
    static final String NAME =
            "(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\\.){1,9}(?:xn--[a-z0-9-]{1,59}|[a-z]{2,63})(?![\\w-])";

    private HostNames() {}
}
