using Coordination.Domain.Kernel;
using Coordination.Host.Storage;

namespace Coordination.Host.Commands;

/// <summary>Prepares contact details for the vault, to be written with the events.</summary>
public delegate ValueTask<IReadOnlyList<SideRow>> Contacting(CallerContext call, PersonId person,
    params (string Field, string? Value)[] details);
