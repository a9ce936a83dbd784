package org.permanence.pbx.asterisk;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

@ConfigMapping(prefix = "permanence.pseudonym")
public interface PseudonymSettings {

    /**
     * 32 random bytes, readable by the service alone, outside the database and its backups; created when missing. Destroying this file ends
     * every pseudonym.
     */
    Path keyFile();
}
