using Coordination.Domain.Kernel;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.MultiTenancy;
using Marten;
using Weasel.Core;

namespace Coordination.Projections;

/// <summary>How Marten stores events: under stored names, with the JSON of the Domain, communities as tenants, nothing skipped.</summary>
public static class EventStore
{
    public const string Schema = "coordination";

    public static void Configure(StoreOptions options, TimeProvider clock)
    {
        options.DatabaseSchemaName = Schema;
        options.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase, o => StoredJson.Configure(o));
        options.DisableNpgsqlLogging = true;

        options.Events.TenancyStyle = TenancyStyle.Conjoined;
        options.Events.StreamIdentity = StreamIdentity.AsGuid;
        options.Events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        options.Events.EnableBigIntEvents = true;
        options.Events.TimeProvider = clock;
        options.Events.MetadataConfig.HeadersEnabled = true;
        options.Events.UseAdvisoryLockTransaction = true;
        foreach (var kind in EventNames.All) options.Events.MapEventType(kind.Type, kind.Name);

        options.Projections.AsyncMode = DaemonMode.ExternallyManaged;
        options.Projections.Errors.SkipApplyErrors = false;
        options.Projections.Errors.SkipSerializationErrors = false;
        options.Projections.Errors.SkipUnknownEvents = false;
        options.Projections.StaleSequenceThreshold = TimeSpan.FromMilliseconds(500);
    }
}
