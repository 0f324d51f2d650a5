package dev.kosh.access.token;

import dev.kosh.access.network.Networks;
import dev.kosh.access.store.Account;
import dev.kosh.access.store.ClientStore;
import dev.kosh.access.store.OAuthClient;
import dev.kosh.access.store.UserStore;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Logs somebody in who has just proved who he is otherwise than by a password. */
@Component
public class ProvedLogin {

    private final ClientStore clients;
    private final UserStore users;
    private final TokenIssue issue;
    private final Clock clock;
    private final String clientId;

    ProvedLogin(
            ClientStore clients,
            UserStore users,
            TokenIssue issue,
            Clock clock,
            @Value("${kosh.registration.client:egov-user-client}") String clientId) {
        this.clients = clients;
        this.users = users;
        this.issue = issue;
        this.clock = clock;
        this.clientId = clientId;
    }

    /** A pair of tokens; empty when the client of registrations admits not everybody, or not from there. */
    @Transactional
    public Optional<TokenAnswer> logIn(String userUuid, String address) {
        Optional<OAuthClient> client = clients.find(clientId)
                .filter(OAuthClient::enabled)
                .filter(each -> each.admits(userUuid))
                .filter(each -> Networks.of(each.networks()).allow(address));
        Optional<Account> account = users.lockForUpdate(userUuid);
        return client.isEmpty() || account.isEmpty()
                ? Optional.empty()
                : Optional.of(issue.pair(
                        account.get(),
                        client.get(),
                        String.join(" ", client.get().scopes()),
                        clock.instant().plus(client.get().refreshLifetime())));
    }
}
