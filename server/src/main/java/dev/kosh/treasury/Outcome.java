package dev.kosh.treasury;

/** What became of a call: no answer, an error, or what was asked for. */
public enum Outcome {
    /** No answer, or one that says nothing yet. What was ordered may have been done or not. */
    NO_RESPONSE,
    /** An answer with an error, or one that cannot be used. */
    ERROR,
    /** An answer without error. */
    SUCCESS
}
