package dev.kosh.access.people;

import dev.kosh.access.User;
import dev.kosh.access.store.Account;
import dev.kosh.access.store.Person;
import dev.kosh.access.store.Profile;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hides what of a person most readers need not know (docs/contract/platform.md, who sees whom). */
final class Masking {

    private static final String HIDDEN = "*****";

    private final Set<String> plain;

    /** @param plain members that stay readable, in lower case */
    Masking(Set<String> plain) {
        this.plain = plain;
    }

    Person of(Person person) {
        Account account = person.account();
        User user = account.user();
        boolean isNamedByNumber = user.userName().equals(user.mobileNumber());
        String number = shown("mobileNumber", user.mobileNumber(), number(user.mobileNumber()));
        User masked = new User(
                user.id(),
                user.uuid(),
                isNamedByNumber && number != null ? number : user.userName(),
                user.name(),
                user.type(),
                number,
                shown("emailId", user.emailId(), email(user.emailId())),
                user.gender(),
                shown("permanentAddress", user.permanentAddress(), hidden(user.permanentAddress())),
                user.active(),
                user.tenantId());
        return new Person(
                new Account(
                        masked,
                        account.locale(),
                        account.roles(),
                        account.passwordHash(),
                        account.lockedAt(),
                        account.networks()),
                profile(person.profile()),
                person.createdBy(),
                person.modifiedBy(),
                person.createdAt(),
                person.modifiedAt(),
                person.passwordSetAt());
    }

    private Profile profile(Profile profile) {
        return new Profile(
                profile.salutation(),
                shown("altContactNumber", profile.altContactNumber(), number(profile.altContactNumber())),
                shown(
                        "alternatemobilenumber",
                        profile.alternatemobilenumber(),
                        number(profile.alternatemobilenumber())),
                shown("permanentCity", profile.permanentCity(), hidden(profile.permanentCity())),
                shown("permanentPinCode", profile.permanentPinCode(), hidden(profile.permanentPinCode())),
                shown(
                        "correspondenceAddress",
                        profile.correspondenceAddress(),
                        hidden(profile.correspondenceAddress())),
                shown("correspondenceCity", profile.correspondenceCity(), hidden(profile.correspondenceCity())),
                shown(
                        "correspondencePinCode",
                        profile.correspondencePinCode(),
                        hidden(profile.correspondencePinCode())),
                shown("fatherOrHusbandName", profile.fatherOrHusbandName(), hidden(profile.fatherOrHusbandName())),
                profile.relationship(),
                shown("signature", profile.signature(), hidden(profile.signature())),
                shown("bloodGroup", profile.bloodGroup(), hidden(profile.bloodGroup())),
                shown("photo", profile.photo(), hidden(profile.photo())),
                shown("identificationMark", profile.identificationMark(), hidden(profile.identificationMark())),
                shown("dob", profile.dob(), null));
    }

    private @Nullable String shown(String member, @Nullable String value, @Nullable String masked) {
        return plain.contains(member.toLowerCase(Locale.ROOT)) ? value : masked;
    }

    private static @Nullable String number(@Nullable String number) {
        return number == null || number.length() < 5
                ? hidden(number)
                : number.substring(0, 2) + "*".repeat(number.length() - 4) + number.substring(number.length() - 2);
    }

    private static @Nullable String email(@Nullable String email) {
        int at = email == null ? -1 : email.indexOf('@');
        return email == null || at < 1 ? hidden(email) : email.charAt(0) + HIDDEN + email.substring(at);
    }

    private static @Nullable String hidden(@Nullable String value) {
        return value == null ? null : HIDDEN;
    }
}
