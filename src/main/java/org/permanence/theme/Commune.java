package org.permanence.theme;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One of the nineteen communes of the Brussels Region. */
@Entity
@DynamicUpdate
class Commune {

    /** Code of the national institute of statistics. */
    @Id
    String nis;

    @Column(nullable = false)
    String fr;

    @Column(nullable = false)
    String nl;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(nullable = false)
    List<String> postcodes;
}
