package dev.kosh.access.store;

import dev.kosh.access.UserType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which people, of those that the searcher may see.
 *
 * @param sort a column of ours, never a text of the caller's
 * @param sight whom he may see
 */
public record PersonQuery(
        List<Long> ids,
        List<String> uuids,
        @Nullable String userName,
        @Nullable String name,
        boolean isNamePart,
        @Nullable String mobileNumber,
        @Nullable String emailId,
        @Nullable Boolean active,
        @Nullable String tenantId,
        @Nullable UserType type,
        List<String> roleCodes,
        Sort sort,
        int limit,
        int offset,
        Sight sight) {

    /** What may be sorted by. */
    public enum Sort {
        NAME("u.name"),
        USERNAME("u.user_name"),
        ID("u.id"),
        CREATEDDATE("u.created_at"),
        LASTMODIFIEDDATE("u.modified_at");

        private final String column;

        Sort(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    /**
     * Whom somebody may see: himself, people of these tenants, people of whole states, citizens of states.
     *
     * @param self uuid of the searcher
     */
    public record Sight(String self, List<String> tenants, List<String> states, List<String> statesOfCitizens) {}
}
