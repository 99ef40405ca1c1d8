using NpgsqlTypes;

namespace Coordination.Projections.Lists;

/// <summary>A real column of a list: what is filtered or sorted on.</summary>
/// <param name="HasIndex">Not where it only narrows what another column finds: every index is paid for with every row.</param>
public sealed record Column<TRow>(string Name, NpgsqlDbType Type, Func<TRow, object?> Value, bool HasIndex = true)
{
    public string SqlType => Type switch
    {
        NpgsqlDbType.Uuid => "uuid",
        NpgsqlDbType.TimestampTz => "timestamptz",
        NpgsqlDbType.Boolean => "boolean",
        NpgsqlDbType.Integer => "integer",
        NpgsqlDbType.Text => "text",
        _ => throw new ArgumentOutOfRangeException(nameof(Type), Type, "A list has no columns of this type."),
    };
}
