package dev.kosh.access;

/** Why somebody was not let in to the pages (docs/contract/access.md, page sessions). */
public enum SignInRefusal {
    /** User, tenant or password is not right; which of them is not told. */
    CREDENTIALS,
    /** Too many wrong passwords locked the account. */
    LOCKED,
    /** The account is not active. */
    INACTIVE,
    /** The password is older than passwords may be. */
    EXPIRED,
    /** The user may not call from this address. */
    ADDRESS,
    /** Too many attempts; worth another one in a minute. */
    TOO_MANY
}
