package dev.kosh.access.people;

import dev.kosh.access.AccessError;
import dev.kosh.access.User;
import dev.kosh.access.people.CreateUserRequest.UserInput;
import dev.kosh.access.store.Account;
import dev.kosh.access.store.Person;
import dev.kosh.access.store.Profile;
import dev.kosh.wire.RequestRefused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import org.jspecify.annotations.Nullable;

/** What a request makes of somebody on record: members that it has not, stay; empty ones go. */
final class Changes {

    private static final DateTimeFormatter WIRE_DATE =
            DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private Changes() {}

    /** @param numberStays whether the mobile number, which proves who somebody is, is left as it is */
    static Person of(Person person, UserInput input, boolean numberStays) {
        Account account = person.account();
        User user = account.user();
        User changed = new User(
                user.id(),
                user.uuid(),
                user.userName(),
                input.name() == null || input.name().isBlank() ? user.name() : input.name(),
                user.type(),
                numberStays ? user.mobileNumber() : either(input.mobileNumber(), user.mobileNumber()),
                either(input.emailId(), user.emailId()),
                either(input.gender(), user.gender()),
                either(input.permanentAddress(), user.permanentAddress()),
                numberStays || input.active() == null ? user.active() : input.active(),
                user.tenantId());
        return new Person(
                new Account(
                        changed,
                        input.locale() == null || input.locale().isBlank() ? account.locale() : input.locale(),
                        account.roles(),
                        account.passwordHash(),
                        account.lockedAt(),
                        account.networks()),
                profile(person.profile(), input),
                person.createdBy(),
                person.modifiedBy(),
                person.createdAt(),
                person.modifiedAt(),
                person.passwordSetAt());
    }

    private static Profile profile(Profile old, UserInput input) {
        return new Profile(
                either(input.salutation(), old.salutation()),
                either(input.altContactNumber(), old.altContactNumber()),
                either(input.alternatemobilenumber(), old.alternatemobilenumber()),
                either(input.permanentCity(), old.permanentCity()),
                either(input.permanentPinCode(), old.permanentPinCode()),
                either(input.correspondenceAddress(), old.correspondenceAddress()),
                either(input.correspondenceCity(), old.correspondenceCity()),
                either(input.correspondencePinCode(), old.correspondencePinCode()),
                either(input.fatherOrHusbandName(), old.fatherOrHusbandName()),
                either(input.relationship(), old.relationship()),
                either(input.signature(), old.signature()),
                either(input.bloodGroup(), old.bloodGroup()),
                either(input.photo(), old.photo()),
                either(input.identificationMark(), old.identificationMark()),
                input.dob() == null ? old.dob() : date(input.dob()));
    }

    private static @Nullable String either(@Nullable String given, @Nullable String old) {
        if (given == null) {
            return old;
        }
        return given.isBlank() ? null : given.strip();
    }

    private static @Nullable String date(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text, WIRE_DATE).toString();
        } catch (DateTimeException noDay) {
            throw new RequestRefused(AccessError.INVALID_USER, "dob: there is no such day; expected dd/MM/yyyy");
        }
    }

    /** A stored date of birth as the answer to a creation has it. */
    static @Nullable String wireDate(@Nullable String dob) {
        return dob == null ? null : LocalDate.parse(dob).format(WIRE_DATE);
    }
}
