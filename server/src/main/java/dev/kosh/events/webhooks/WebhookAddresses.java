package dev.kosh.events.webhooks;

import dev.kosh.events.SubscriptionError;
import dev.kosh.outbound.Destinations;
import dev.kosh.wire.RequestRefused;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Which addresses a subscription may name. What may be called is judged again at each call, by {@link Destinations}. */
@Component
class WebhookAddresses {

    private static final int LONGEST = 2_000;

    private final WebhookSettings settings;
    private final Destinations destinations;

    WebhookAddresses(WebhookSettings settings) {
        this.settings = settings;
        this.destinations = Destinations.publicOr(settings.allowedNetworks());
    }

    Destinations destinations() {
        return destinations;
    }

    /** @throws RequestRefused {@link SubscriptionError#INVALID_SUBSCRIPTION} */
    URI checked(String url) {
        URI address = parsed(url);
        boolean schemeAllowed =
                "https".equals(address.getScheme()) || (settings.allowHttp() && "http".equals(address.getScheme()));
        if (!schemeAllowed) {
            throw refused("must begin with https://");
        }
        if (address.getHost() == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
            throw refused("must have a host, and neither user name nor fragment");
        }
        try {
            if (!Arrays.stream(InetAddress.getAllByName(address.getHost())).allMatch(destinations::allow)) {
                throw refused("its host is not on the public Internet, nor in a network that the operator allows");
            }
        } catch (UnknownHostException unknown) {
            throw refused("its host is not known");
        }
        return address;
    }

    private static URI parsed(String url) {
        try {
            if (url.length() <= LONGEST) {
                return new URI(url);
            }
        } catch (URISyntaxException malformed) {
            // Told below, as every other fault.
        }
        throw refused("must be an absolute address of at most " + LONGEST + " characters");
    }

    private static RequestRefused refused(String why) {
        return new RequestRefused(SubscriptionError.INVALID_SUBSCRIPTION, "url: " + why);
    }
}
