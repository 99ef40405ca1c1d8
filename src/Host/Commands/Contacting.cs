using Coordination.Host.Storage;
using Coordination.Domain.Kernel;

namespace Coordination.Host.Commands;

/// <summary>Prepares contact details for the vault, to be written with the events.</summary>
public delegate ValueTask<IReadOnlyList<SideRow>> Contacting(CallerContext call, PersonId person,
    params (string Field, string? Value)[] details);
