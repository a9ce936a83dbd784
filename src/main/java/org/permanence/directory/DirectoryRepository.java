package org.permanence.directory;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import org.permanence.database.Locked;

@ApplicationScoped
class DirectoryRepository implements PanacheRepository<DirectoryEntry> {

    DirectoryEntry lock(long id) {
        return Locked.find(getEntityManager(), DirectoryEntry.class, id).orElseThrow(() -> new DirectoryRefusal.NoSuchEntry().problem());
    }
}
