package dev.kosh.access.people;

import dev.kosh.access.AccessError;
import dev.kosh.access.NewUser;
import dev.kosh.access.Role;
import dev.kosh.access.UserType;
import dev.kosh.access.otp.OtpRefusal;
import dev.kosh.access.people.CreateUserRequest.UserInput;
import dev.kosh.access.store.AccessAudit;
import dev.kosh.access.store.PeopleStore;
import dev.kosh.access.store.Person;
import dev.kosh.access.store.UserStore;
import dev.kosh.access.token.OneTimePasswords;
import dev.kosh.access.token.PasswordPolicy;
import dev.kosh.access.token.Passwords;
import dev.kosh.events.Actor;
import dev.kosh.masters.Masters;
import dev.kosh.wire.CorrelationId;
import dev.kosh.wire.Problems;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts a citizen on record who proves his mobile number; it becomes his user name (docs/contract/platform.md, registration). */
@Service
class Registration {

    private static final int MOBILE_DIGITS = 10;

    private final PeopleStore people;
    private final UserStore users;
    private final OneTimePasswords otps;
    private final Passwords passwords;
    private final Masters masters;
    private final AccessAudit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Registration(
            PeopleStore people,
            UserStore users,
            OneTimePasswords otps,
            Passwords passwords,
            Masters masters,
            AccessAudit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.people = people;
        this.users = users;
        this.otps = otps;
        this.passwords = passwords;
        this.masters = masters;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The new citizen.
     *
     * @throws RequestRefused {@link AccessError#INVALID_USER}, {@link AccessError#DUPLICATE_USER}, codes of passwords
     * @throws dev.kosh.wire.FieldsRefused when the one-time password is not right
     */
    Person register(UserInput input, String address) {
        String number = input.mobileNumber() == null || input.mobileNumber().isBlank()
                ? String.valueOf(input.userName())
                : input.mobileNumber();
        Problems problems = new Problems();
        if (number.length() != MOBILE_DIGITS || !number.chars().allMatch(Character::isDigit)) {
            problems.add(AccessError.INVALID_USER, "user.mobileNumber: ten digits");
        }
        if (input.name() == null || input.name().isBlank()) {
            problems.add(AccessError.INVALID_USER, "user.name is needed");
        }
        if (input.otpReference() == null || input.otpReference().isBlank()) {
            problems.add(AccessError.INVALID_USER, "user.otpReference: the one-time password that was sent");
        }
        if (input.password() != null) {
            PasswordPolicy.check(input.password(), problems);
        }
        Optional<TenantId> state = Optional.ofNullable(input.tenantId())
                .filter(TenantId::isWellFormed)
                .map(tenant -> new TenantId(tenant).state())
                .filter(tenant -> masters.tenant(tenant).isPresent());
        if (state.isEmpty()) {
            problems.add(AccessError.INVALID_USER, "user.tenantId: no such tenant");
        }
        problems.throwIfAny();
        TenantId home = state.orElseThrow();
        // On its own, before the transaction: a wrong one must count also when nothing else happens.
        if (otps.prove(home, number, String.valueOf(input.otpReference())).isEmpty()) {
            throw OtpRefusal.notValid();
        }
        return transaction.execute(status -> insert(input, number, home, address));
    }

    private Person insert(UserInput input, String number, TenantId home, String address) {
        String uuid = UUID.randomUUID().toString();
        NewUser citizen = new NewUser(
                uuid,
                number,
                String.valueOf(input.name()),
                UserType.CITIZEN,
                home,
                number,
                null,
                null,
                null,
                true,
                null,
                List.of(new Role("CITIZEN", "Citizen", home)),
                List.of());
        try {
            users.insert(citizen, input.password() == null ? null : passwords.hash(input.password()), clock.instant());
        } catch (DuplicateKeyException taken) {
            throw new RequestRefused(AccessError.DUPLICATE_USER, "user.mobileNumber: this number is registered");
        }
        Person person = people.lock(uuid).orElseThrow();
        people.save(Changes.of(person, input, true), person.account().user().id(), clock.instant());
        Actor actor = new Actor(uuid, AccessAudit.NONE, address, CorrelationId.current());
        audit.append(home.value(), actor, "CITIZEN_REGISTERED", uuid, Map.of());
        return people.byUuid(uuid).orElseThrow();
    }
}
