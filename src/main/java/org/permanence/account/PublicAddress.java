package org.permanence.account;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where people find the screens. Links begin with it, because what a request says of its own host can be forged. */
@Singleton
public class PublicAddress {

    private final String address;

    PublicAddress(@ConfigProperty(name = "permanence.address") String address) {
        this.address = address.replaceAll("/+$", "");
    }

    /** @param path begins with a slash */
    public String of(String path) {
        return address + path;
    }
}
