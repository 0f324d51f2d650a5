package dev.kosh.collection;

import java.net.URI;

/**
 * Our account with a payment gateway. An installation's accounts stand in its settings; a bean of this type is one more.
 *
 * @param name by which clients choose the gateway, in capitals
 * @param adapter kind of gateway, as {@link GatewayAdapter#kind()} says it
 * @param url where the gateway is reached, without a slash at the end
 * @param merchantId who we are to the gateway
 * @param secret what signs orders and answers
 */
public record GatewayAccount(String name, String adapter, URI url, String merchantId, String secret, boolean active) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "GatewayAccount[%s, %s, %s]".formatted(name, adapter, url);
    }
}
