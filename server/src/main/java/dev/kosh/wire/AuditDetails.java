package dev.kosh.wire;

/**
 * Who made and who last changed a thing.
 *
 * @param createdTime epoch milliseconds
 * @param lastModifiedTime epoch milliseconds
 */
public record AuditDetails(String createdBy, String lastModifiedBy, long createdTime, long lastModifiedTime) {

    public static AuditDetails created(String by, long atMillis) {
        return new AuditDetails(by, by, atMillis, atMillis);
    }

    /** The same times without who it was. */
    public AuditDetails withoutPeople() {
        return new AuditDetails("", "", createdTime, lastModifiedTime);
    }

    public AuditDetails modified(String by, long atMillis) {
        return new AuditDetails(createdBy, by, createdTime, atMillis);
    }
}
