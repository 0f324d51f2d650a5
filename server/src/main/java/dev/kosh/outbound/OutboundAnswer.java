package dev.kosh.outbound;

/**
 * What a server answered.
 *
 * @param status HTTP status
 * @param body as UTF-8
 * @param cut whether the body went on beyond what is read
 */
public record OutboundAnswer(int status, String body, boolean cut) {

    /** Without the body, which nobody vouches for. */
    @Override
    public String toString() {
        return "HTTP " + status;
    }
}
