package dev.kosh.treasury;

/** What caused a call. */
public enum Trigger {
    /** A job at its time. */
    CRON,
    /** A person. */
    MANUAL,
    /** A job that makes up for calls without response, or for a missed time. */
    CATCHUP,
    /** Something that happened, such as the approval of a bill. */
    EVENT
}
