package org.permanence.record;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

@ApplicationScoped
class ThemeRepository implements PanacheRepositoryBase<Theme, String> {

    /** In the order of the form, with their subthemes. */
    List<Theme> ordered() {
        return find("FROM Theme t LEFT JOIN FETCH t.subthemes ORDER BY t.position").list();
    }

    /** French names by code. */
    Map<String, String> names() {
        return listAll().stream().collect(Collectors.toMap(t -> t.code, t -> t.fr));
    }

    boolean exists(String code) {
        return findByIdOptional(code).isPresent();
    }

    /** Those that are no longer valid too: a record keeps what was chosen. */
    boolean has(String theme, String subtheme) {
        return theme != null && getEntityManager().createQuery("SELECT count(s) FROM Subtheme s WHERE s.code = ?1 AND s.theme.code = ?2", Long.class)
                .setParameter(1, subtheme).setParameter(2, theme).getSingleResult() == 1;
    }
}
