package org.permanence.theme;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.permanence.database.Locked;

@ApplicationScoped
class ThemeRepository implements PanacheRepositoryBase<Theme, String> {

    /** In the order of the form, with their subthemes. */
    List<Theme> ordered() {
        return find("FROM Theme t LEFT JOIN FETCH t.subthemes ORDER BY t.position").list();
    }

    /** With the subthemes: they are read after it. */
    Optional<Theme> lock(String code) {
        return Locked.find(getEntityManager(), Theme.class, code);
    }

    /** In the order of the form. */
    List<Theme> lockAll() {
        return Locked.all(getEntityManager(), find("order by code")).stream().sorted(Comparator.comparing(theme -> theme.position))
                .toList();
    }

    /** French names by code. */
    Map<String, String> names() {
        return listAll().stream().collect(Collectors.toMap(t -> t.code, t -> t.fr));
    }

    /** Also those that are no longer valid: a record keeps its choice. */
    Optional<Subtheme> subtheme(String code) {
        return Optional.ofNullable(getEntityManager().find(Subtheme.class, code));
    }
}
