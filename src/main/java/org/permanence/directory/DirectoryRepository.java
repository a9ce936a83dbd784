package org.permanence.directory;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class DirectoryRepository implements PanacheRepository<DirectoryEntry> {}
