from sales.models.deal import Deal, DealLine, DealState
from sales.models.product import Product

__all__ = ["Deal", "DealLine", "DealState", "Product"]
