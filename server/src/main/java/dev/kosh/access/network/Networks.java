package dev.kosh.access.network;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of networks in CIDR form, IPv4 and IPv6. */
public final class Networks {

    private final List<IPAddress> blocks;

    private Networks(List<IPAddress> blocks) {
        this.blocks = blocks;
    }

    /** @throws IllegalArgumentException when one of them is neither an address nor a CIDR block */
    public static Networks of(List<String> cidrs) {
        return new Networks(cidrs.stream().map(Networks::block).toList());
    }

    private static IPAddress block(String cidr) {
        try {
            IPAddress address = new IPAddressString(cidr.strip()).toAddress();
            if (address == null) {
                throw new IllegalArgumentException("not a network in CIDR form: " + cidr);
            }
            return address.toPrefixBlock();
        } catch (AddressStringException malformed) {
            throw new IllegalArgumentException("not a network in CIDR form: " + cidr, malformed);
        }
    }

    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    /** Whether one of the networks holds the address; what is no address is in none. */
    public boolean contain(String address) {
        IPAddress parsed = parsed(address);
        return parsed != null && blocks.stream().anyMatch(block -> block.contains(parsed));
    }

    /** An allow-list: without any network, every address is allowed. */
    public boolean allow(String address) {
        return isEmpty() || contain(address);
    }

    static @Nullable IPAddress parsed(String text) {
        IPAddress address = new IPAddressString(text).getAddress();
        if (address == null || address.isMultiple()) {
            return null;
        }
        // An IPv4 client that reaches an IPv6 socket is still the IPv4 client of the list.
        return address.isIPv6() && address.toIPv6().isIPv4Mapped()
                ? address.toIPv6().getEmbeddedIPv4Address()
                : address;
    }
}
