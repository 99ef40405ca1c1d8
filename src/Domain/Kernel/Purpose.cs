namespace Coordination.Domain.Kernel;

/// <summary>What a consent is for (docs/codes.md). Help is never made to depend on one.</summary>
public enum Purpose { ContactSharing, Reminders, Referral, Research, Story, News }
