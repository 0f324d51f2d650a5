package dev.kosh.access.store;

/** The client that page sessions are kept under; nobody can ask the token end point for a token of it. */
public final class PageClient {

    public static final String ID = "kosh-console";

    private PageClient() {}
}
