package dev.kosh.access.people;

import dev.kosh.access.Caller;
import dev.kosh.access.store.Person;
import dev.kosh.access.token.PasswordAge;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.ResponseInfo;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** User administration (docs/contract/platform.md, users). */
@RestController
@RequestMapping("/user")
class UserController {

    private static final String OK = "200";

    private final UserSearch search;
    private final UserAdministration administration;
    private final PasswordAge age;

    UserController(UserSearch search, UserAdministration administration, PasswordAge age) {
        this.search = search;
        this.administration = administration;
        this.age = age;
    }

    record Users(ResponseInfo responseInfo, List<UserJson> user) {

        static Users of(@Nullable RequestInfo request, List<UserJson> users) {
            return new Users(ResponseInfo.of(request, OK), users);
        }
    }

    @PostMapping("/_search")
    Users activeOnes(@RequestBody UserSearchRequest body, Caller caller) {
        return found(body, body.active() == null ? Boolean.TRUE : body.active(), caller);
    }

    @PostMapping("/v1/_search")
    Users all(@RequestBody UserSearchRequest body, Caller caller) {
        return found(body, body.active(), caller);
    }

    private Users found(UserSearchRequest body, @Nullable Boolean active, Caller caller) {
        return Users.of(
                null,
                search.find(body, active, caller).stream()
                        .map(person -> UserJson.of(person, person.profile().dob(), age))
                        .toList());
    }

    @PostMapping("/users/_createnovalidate")
    Users create(@RequestBody @Valid CreateUserRequest body, Caller caller) {
        Person created = administration.create(body.user(), caller);
        return Users.of(
                body.requestInfo(),
                List.of(UserJson.of(created, Changes.wireDate(created.profile().dob()), age)));
    }

    @PostMapping("/users/_updatenovalidate")
    Users update(@RequestBody @Valid CreateUserRequest body, Caller caller) {
        Person updated = administration.update(body.user(), caller);
        return Users.of(
                body.requestInfo(),
                List.of(UserJson.of(updated, updated.profile().dob(), age)));
    }

    @PostMapping("/profile/_update")
    Users updateOwn(@RequestBody @Valid CreateUserRequest body, Caller caller) {
        Person updated = administration.updateOwn(body.user(), caller);
        return Users.of(
                body.requestInfo(),
                List.of(UserJson.of(updated, updated.profile().dob(), age)));
    }
}
