package org.permanence.record;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.permanence.record.DemandContent.ServiceAttempt;

/** One thing asked for in a call. */
@Entity
@DynamicUpdate
class Demand {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "record_id")
    CallRecord record;

    /** The key that the page gave it, so that a demand sent twice is stored once. */
    @Column(name = "page_key")
    UUID pageKey;

    String theme;

    String subtheme;

    /** Names of {@link Mode}. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(nullable = false)
    List<String> modes = List.of();

    @Enumerated(EnumType.STRING)
    DemandStatus status;

    @Enumerated(EnumType.STRING)
    @Column(name = "non_take_up")
    NonTakeUp nonTakeUp;

    @Column(name = "blocked_by")
    String blockedBy;

    String comment;

    @ElementCollection
    @CollectionTable(name = "demand_service", joinColumns = @JoinColumn(name = "demand_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = 20)
    List<Service> services = new ArrayList<>();

    @Embeddable
    static class Service {
        @Column(nullable = false)
        String name;
        @Enumerated(EnumType.STRING)
        Attempt attempt;
    }

    DemandContent content() {
        Set<Mode> chosen = EnumSet.noneOf(Mode.class);
        modes.forEach(name -> chosen.add(Mode.valueOf(name)));
        return new DemandContent(theme, subtheme, chosen, status, nonTakeUp, blockedBy, comment,
                services.stream().map(s -> new ServiceAttempt(s.name, s.attempt)).toList());
    }

    void write(DemandContent content) {
        theme = content.theme();
        subtheme = content.subtheme();
        modes = content.modes().stream().sorted().map(Mode::name).toList();
        status = content.status();
        nonTakeUp = content.nonTakeUp();
        blockedBy = content.blockedBy();
        comment = content.comment();
        services.clear();
        content.services().forEach(attempt -> {
            Service service = new Service();
            service.name = attempt.name();
            service.attempt = attempt.attempt();
            services.add(service);
        });
    }
}
